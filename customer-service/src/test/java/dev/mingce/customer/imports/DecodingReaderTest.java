package dev.mingce.customer.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.kit.web.Texts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodingReaderTest {
  @ParameterizedTest
  @CsvSource({
    "UTF-8, 61e40a62, a?|b",
    "UTF-8, 61e4b80a62, a??|b",
    "UTF-8, f09f980a62, ???|b",
    "UTF-8, ff2262, ?\"b",
    "GB18030, 810a62, ?|b",
    "GB18030, 81300a62, ?0|b",
    "GB18030, 8130810a62, ?0?|b",
    "GB18030, 81302c62, '?0,b'",
    "UTF-16LE, 00d80a006200, ?|b",
    "UTF-16LE, 6100ff, a?",
    "UTF-16BE, d800000a0062, ?|b"
  })
  void replacesWhatIsDamagedAndKeepsTheLineEndBehindIt(String encoding, String hex, String text)
      throws IOException {
    assertThat(decode(HexFormat.of().parseHex(hex), Charset.forName(encoding)))
        .isEqualTo(text.replace('?', '\uFFFD').replace('|', '\n'));
  }

  @Test
  void decodesCharactersThatLieAcrossItsBuffers() throws IOException {
    String text = "a" + "名册𠮷".repeat(10_000);

    for (Charset encoding :
        new Charset[] {StandardCharsets.UTF_8, EncodingTally.GB18030, StandardCharsets.UTF_16LE}) {
      assertThat(decode(text.getBytes(encoding), encoding)).as("%s", encoding).isEqualTo(text);
      assertThat(readAll(new DecodingReader(new Dripping(text.getBytes(encoding)), encoding)))
          .as("%s byte by byte", encoding)
          .isEqualTo(text);
    }
  }

  @Property(tries = 300)
  void neverMakesTextThatCannotBeStored(@ForAll @Size(max = 200) byte[] bytes) throws IOException {
    for (String encoding : new String[] {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "Big5"}) {
      String text = decode(bytes, Charset.forName(encoding)).replace("\0", "");
      assertThat(Texts.isStorable(text)).as("%s", encoding).isTrue();
    }
  }

  private static String decode(byte[] bytes, Charset encoding) throws IOException {
    return readAll(new DecodingReader(new ByteArrayInputStream(bytes), encoding));
  }

  private static String readAll(Reader reader) throws IOException {
    try (reader) {
      return reader.readAllAsString();
    }
  }

  /** Gives one byte at a time. */
  private static final class Dripping extends InputStream {
    private final InputStream in;

    Dripping(byte[] bytes) {
      this.in = new ByteArrayInputStream(bytes);
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return in.read(target, offset, Math.min(1, length));
    }
  }
}
