package dev.mingce.customer.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mingce.kit.crypto.ChunkCipher;
import dev.mingce.kit.crypto.SealBrokenException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ChunkStreamTest {
  private final ChunkCipher cipher = new ChunkCipher(new byte[32], new byte[] {7});

  @Property(tries = 200)
  void givesBackWhatWasSealedWhateverTheSizes(
      @ForAll @Size(max = 300) byte[] content,
      @ForAll @IntRange(min = 1, max = 50) int chunk,
      @ForAll @IntRange(min = 1, max = 70) int step)
      throws IOException {
    List<byte[]> sealed = seal(content, chunk);

    try (ChunkStream in = new ChunkStream(cipher, sealed.size(), sealed::get)) {
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      byte[] buffer = new byte[step];
      for (int n = in.read(buffer, 0, step); n >= 0; n = in.read(buffer, 0, step)) {
        read.write(buffer, 0, n);
      }
      assertThat(read.toByteArray()).isEqualTo(content);
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void opensAChunkOnlyWhenItIsNeeded() throws IOException {
    List<byte[]> sealed = seal(new byte[30], 10);
    List<Integer> asked = new ArrayList<>();

    try (ChunkStream in =
        new ChunkStream(
            cipher,
            3,
            number -> {
              asked.add(number);
              return sealed.get(number);
            })) {
      assertThat(asked).isEmpty();
      in.readNBytes(10);
      assertThat(asked).containsExactly(0);
      in.read();
      assertThat(asked).containsExactly(0, 1);
    }
  }

  @Test
  void readsBytesAsUnsigned() throws IOException {
    List<byte[]> sealed = seal(new byte[] {(byte) 0xFF}, 10);

    try (ChunkStream in = new ChunkStream(cipher, 1, sealed::get)) {
      assertThat(in.read()).isEqualTo(0xFF);
      assertThat(in.read(new byte[1], 0, 0)).isZero();
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void noticesChunksThatAreMissingSwappedOrChanged() throws IOException {
    List<byte[]> sealed = seal(new byte[30], 10);
    byte[] changed = sealed.getFirst().clone();
    changed[changed.length - 1] ^= 1;

    assertBroken(List.of(sealed.get(0), sealed.get(1)));
    assertBroken(List.of(sealed.get(1), sealed.get(0), sealed.get(2)));
    assertBroken(List.of(changed, sealed.get(1), sealed.get(2)));
  }

  private void assertBroken(List<byte[]> sealed) throws IOException {
    try (ChunkStream in = new ChunkStream(cipher, sealed.size(), sealed::get)) {
      assertThatThrownBy(in::readAllBytes).isInstanceOf(SealBrokenException.class);
    }
  }

  private List<byte[]> seal(byte[] content, int size) {
    int count = Math.max(1, Math.ceilDiv(content.length, size));
    List<byte[]> sealed = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] part = Arrays.copyOfRange(content, i * size, Math.min(content.length, (i + 1) * size));
      sealed.add(cipher.seal(i, i == count - 1, part));
    }
    return sealed;
  }
}
