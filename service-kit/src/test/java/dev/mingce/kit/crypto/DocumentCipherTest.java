package dev.mingce.kit.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DocumentCipherTest {

  private static final byte[] KEY =
      HexFormat.ofDelimiter(":").parseHex("00:01:02".concat(":07".repeat(29)));
  private static final byte[] PLACE = "customer 1, revision 7".getBytes(UTF_8);
  private static final byte[] DOCUMENT = "{\"name\":\"张三\"}".getBytes(UTF_8);

  @Property(tries = 200)
  void whatWasSealedOpensUnchanged(
      @ForAll byte[] plaintext, @ForAll byte[] place, @ForAll @Size(32) byte[] key) {
    byte[] sealed = DocumentCipher.seal(key, plaintext, place);

    assertThat(sealed).hasSize(plaintext.length + DocumentCipher.OVERHEAD);
    assertThat(DocumentCipher.open(key, sealed, place)).isEqualTo(plaintext);
  }

  @Test
  void contentSealedByAnEarlierBuildStillOpens() {
    byte[] sealed =
        HexFormat.of()
            .parseHex(
                "01e21535183f0eee08da8a90714ed0971d467b46f27727a18b93e128d9bd20ac37d7da743b317339cafb216552ac");

    assertThat(DocumentCipher.open(KEY, sealed, PLACE)).isEqualTo(DOCUMENT);
  }

  @Test
  void anyChangedBitIsDetected() {
    byte[] sealed = DocumentCipher.seal(KEY, DOCUMENT, PLACE);
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] changed = sealed.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));

      assertBroken(KEY, changed, PLACE);
    }
  }

  @Test
  void anyMissingOrAddedByteIsDetected() {
    byte[] sealed = DocumentCipher.seal(KEY, DOCUMENT, PLACE);
    for (int length = 0; length <= sealed.length + 3; length++) {
      if (length != sealed.length) {
        assertBroken(KEY, Arrays.copyOf(sealed, length), PLACE);
      }
    }
  }

  @Test
  void anotherKeyOrPlaceDoesNotOpen() {
    byte[] sealed = DocumentCipher.seal(KEY, DOCUMENT, PLACE);

    assertBroken(DataKeys.fresh(), sealed, PLACE);
    assertBroken(KEY, sealed, "customer 2, revision 7".getBytes(UTF_8));
    assertBroken(KEY, sealed, new byte[0]);
  }

  @Test
  void aChunkDoesNotOpenAsADocument() {
    byte[] chunk = new ChunkCipher(KEY, PLACE).seal(0, true, DOCUMENT);
    byte[] asDocument = chunk.clone();
    asDocument[0] = 1;
    byte[] placeOfChunk = Arrays.copyOf(PLACE, PLACE.length + 9);
    placeOfChunk[placeOfChunk.length - 1] = 1;

    assertBroken(KEY, chunk, placeOfChunk);
    assertBroken(KEY, asDocument, placeOfChunk);
  }

  @Test
  void sealingTwiceGivesDifferentBytes() {
    Set<String> vectors = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      vectors.add(HexFormat.of().formatHex(DocumentCipher.seal(KEY, DOCUMENT, PLACE), 1, 13));
    }

    assertThat(vectors).hasSize(1_000);
  }

  @Test
  void aKeyOfAnotherLengthIsRefusedWithoutShowingIt() {
    byte[] shortKey = "sixteen byte key".getBytes(UTF_8);

    assertThatThrownBy(() -> DocumentCipher.seal(shortKey, DOCUMENT, PLACE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A key has 32 bytes, not 16");
    assertThatThrownBy(() -> DocumentCipher.open(shortKey, new byte[40], PLACE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A key has 32 bytes, not 16");
  }

  @Test
  void manyVirtualThreadsSealAndOpenAtOnce() throws Exception {
    Callable<byte[]> roundTrip =
        () -> DocumentCipher.open(KEY, DocumentCipher.seal(KEY, DOCUMENT, PLACE), PLACE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = threads.invokeAll(IntStream.range(0, 500).mapToObj(i -> roundTrip).toList());

      for (var result : results) {
        assertThat(result.get()).isEqualTo(DOCUMENT);
      }
    }
  }

  private static void assertBroken(byte[] key, byte[] sealed, byte[] place) {
    assertThatThrownBy(() -> DocumentCipher.open(key, sealed, place))
        .isInstanceOf(SealBrokenException.class)
        .hasMessage("Sealed content does not open under this key and associated data")
        .hasNoCause();
  }
}
