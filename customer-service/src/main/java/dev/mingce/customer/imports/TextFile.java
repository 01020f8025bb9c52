package dev.mingce.customer.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out how a file of unknown origin is written. */
final class TextFile {
  private static final int HEADER_LIMIT = 65_536;
  private static final int START = 8;
  private static final int BUFFER = 65_536;

  // ZIP and with it XLSX and ODS; XLS; PDF; PNG; JPEG; GIF; GZIP; 7z; RAR.
  private static final List<String> FORMATS =
      List.of(
          "504b0304",
          "d0cf11e0",
          "255044462d",
          "89504e47",
          "ffd8ff",
          "47494638",
          "1f8b08",
          "377abcaf",
          "52617221");

  private TextFile() {}

  /** Opens the file from its beginning. */
  interface Source {
    InputStream open() throws IOException;
  }

  /** How a file is encoded, or why nobody can tell. */
  sealed interface Encoding {
    record Known(Charset charset) implements Encoding {}

    /** Of no use, for the reason that the code of a violation says. */
    record Unreadable(String code) implements Encoding {}
  }

  /**
   * The encoding by byte-order mark or likelihood. The header must be whole, and at least half of
   * the lines: the others can be reported one by one.
   *
   * @param asked what the client says that it is; null to find out
   */
  static Encoding encoding(Source file, @Nullable Charset asked) throws IOException {
    EncodingTally tally = new EncodingTally();
    String hex;
    try (InputStream in = file.open()) {
      byte[] buffer = in.readNBytes(BUFFER);
      hex = HexFormat.of().formatHex(buffer, 0, Math.min(START, buffer.length));
      for (int read = buffer.length; read > 0; read = in.read(buffer)) {
        for (int i = 0; i < read; i++) {
          tally.accept(buffer[i] & 0xFF);
        }
      }
    }
    Charset encoding = asked == null ? marked(hex) : asked;
    boolean wide = encoding != null && encoding.name().startsWith("UTF-16");
    if (!wide && (FORMATS.stream().anyMatch(hex::startsWith) || tally.isBinary())) {
      return new Encoding.Unreadable("binary-file");
    }
    if (encoding == null) {
      encoding = tally.likelier();
    }
    boolean whole = encoding.equals(StandardCharsets.UTF_8) && tally.isUtf8();
    return whole || isBearable(file, encoding)
        ? new Encoding.Known(encoding)
        : new Encoding.Unreadable("invalid-encoding");
  }

  /** Opens the text after its byte-order mark; what is damaged becomes U+FFFD. */
  static Reader open(InputStream in, Charset encoding) throws IOException {
    BufferedReader reader = new BufferedReader(new DecodingReader(in, encoding));
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }

  /** The delimiter that is most frequent in the header outside quotes. */
  static char delimiter(Reader text) throws IOException {
    int[] counts = new int[3];
    String candidates = ",;\t";
    boolean quoted = false;
    boolean begun = false;
    int c = text.read();
    for (int i = 0; i < HEADER_LIMIT && c >= 0 && (quoted || !begun || !isLineEnd(c)); i++) {
      int candidate = candidates.indexOf(c);
      begun |= !Character.isWhitespace(c) || candidate >= 0;
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && candidate >= 0) {
        counts[candidate]++;
      }
      c = text.read();
    }
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return candidates.charAt(best);
  }

  private static @Nullable Charset marked(String hex) {
    if (hex.startsWith("efbbbf")) {
      return StandardCharsets.UTF_8;
    }
    if (hex.startsWith("84319533")) {
      return EncodingTally.GB18030;
    }
    if (hex.startsWith("fffe")) {
      return StandardCharsets.UTF_16LE;
    }
    return hex.startsWith("feff") ? StandardCharsets.UTF_16BE : null;
  }

  private static boolean isBearable(Source file, Charset encoding) throws IOException {
    long lines = 0;
    long damaged = 0;
    boolean empty = true;
    boolean bad = false;
    try (Reader reader = open(file.open(), encoding)) {
      for (int c = reader.read(); c >= 0 || !empty; c = reader.read()) {
        if (c >= 0 && !isLineEnd(c)) {
          empty = false;
          bad |= c == DecodingReader.REPLACEMENT;
        } else if (!empty) {
          if (bad && lines == 0) {
            return false;
          }
          lines++;
          damaged += bad ? 1 : 0;
          empty = true;
          bad = false;
        }
      }
    }
    return damaged * 2 <= lines;
  }

  private static boolean isLineEnd(int c) {
    return c == '\n' || c == '\r';
  }
}
