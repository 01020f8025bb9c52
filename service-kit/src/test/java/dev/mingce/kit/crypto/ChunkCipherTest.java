package dev.mingce.kit.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ChunkCipherTest {

  private static final byte[] KEY = DataKeys.fresh();
  private final ChunkCipher cipher = new ChunkCipher(KEY, "upload 1".getBytes(UTF_8));

  @Property(tries = 100)
  void contentComesBackWholeForAnyChunkSize(
      @ForAll byte[] content, @ForAll @IntRange(min = 1, max = 16) int chunkSize) {
    assertThat(openAll(cipher, sealAll(content, chunkSize))).isEqualTo(content);
  }

  @Test
  void aMissingEndIsDetected() {
    List<byte[]> chunks = sealAll("abcdef".getBytes(UTF_8), 2);

    assertBroken(chunks.subList(0, 2));
    assertBroken(chunks.subList(0, 1));
  }

  @Test
  void aMissingStartOrMiddleIsDetected() {
    List<byte[]> chunks = sealAll("abcdef".getBytes(UTF_8), 2);

    assertBroken(chunks.subList(1, 3));
    assertBroken(List.of(chunks.get(0), chunks.get(2)));
  }

  @Test
  void chunksInAnotherOrderAreDetected() {
    List<byte[]> chunks = sealAll("abcdef".getBytes(UTF_8), 2);

    assertBroken(List.of(chunks.get(1), chunks.get(0), chunks.get(2)));
    assertBroken(chunks.reversed());
  }

  @Test
  void aChunkAfterTheLastOrTwiceIsDetected() {
    List<byte[]> chunks = sealAll("abcdef".getBytes(UTF_8), 2);

    assertBroken(List.of(chunks.get(0), chunks.get(1), chunks.get(2), chunks.get(2)));
    assertBroken(List.of(chunks.get(0), chunks.get(0), chunks.get(2)));
  }

  @Test
  void aChunkOfOtherContentUnderTheSameKeyIsDetected() {
    byte[] foreign = new ChunkCipher(KEY, "upload 2".getBytes(UTF_8)).seal(0, true, new byte[3]);

    assertThatThrownBy(() -> cipher.open(0, true, foreign)).isInstanceOf(SealBrokenException.class);
  }

  @Test
  void anyChangedByteIsDetected() {
    byte[] sealed = cipher.seal(0, true, "abc".getBytes(UTF_8));
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i]++;

      assertThatThrownBy(() -> cipher.open(0, true, changed))
          .isInstanceOf(SealBrokenException.class);
    }
  }

  @Test
  void chunksAreNumberedFromZero() {
    assertThatThrownBy(() -> cipher.seal(-1, true, new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theCallersKeyIsCopiedAndNotWiped() {
    byte[] key = DataKeys.fresh();
    byte[] before = key.clone();
    ChunkCipher own = new ChunkCipher(key, new byte[0]);
    own.close();

    assertThat(key).isEqualTo(before);
  }

  @Test
  void aClosedCipherIsOfNoUse() {
    ChunkCipher own = new ChunkCipher(KEY, new byte[0]);
    byte[] sealed = own.seal(0, true, new byte[1]);
    own.close();

    assertThatThrownBy(() -> own.seal(0, true, new byte[1]))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> own.open(0, true, sealed)).isInstanceOf(IllegalStateException.class);
  }

  private List<byte[]> sealAll(byte[] content, int chunkSize) {
    List<byte[]> chunks = new ArrayList<>();
    int from = 0;
    boolean last;
    do {
      int to = Math.min(from + chunkSize, content.length);
      last = to == content.length;
      chunks.add(cipher.seal(chunks.size(), last, Arrays.copyOfRange(content, from, to)));
      from = to;
    } while (!last);
    return chunks;
  }

  private static byte[] openAll(ChunkCipher cipher, List<byte[]> chunks) {
    var content = new ByteArrayOutputStream();
    for (int i = 0; i < chunks.size(); i++) {
      content.writeBytes(cipher.open(i, i == chunks.size() - 1, chunks.get(i)));
    }
    return content.toByteArray();
  }

  private void assertBroken(List<byte[]> chunks) {
    assertThatThrownBy(() -> openAll(cipher, chunks)).isInstanceOf(SealBrokenException.class);
  }
}
