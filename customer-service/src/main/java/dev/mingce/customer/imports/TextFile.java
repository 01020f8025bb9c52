package dev.mingce.customer.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds out how a file of unknown origin is written. */
final class TextFile {
  private static final List<Charset> ENCODINGS =
      List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));
  private static final int HEADER_LIMIT = 65_536;
  private static final char REPLACEMENT = '\uFFFD';

  private TextFile() {}

  /** Opens the file from its beginning. */
  interface Source {
    InputStream open() throws IOException;
  }

  /**
   * The encoding in which all of the file is well-formed; else the one in which the header is and
   * most of the lines are, so that the others can be reported one by one. Empty when there is none.
   */
  static Optional<Charset> encoding(Source file) throws IOException {
    for (Charset encoding : ENCODINGS) {
      if (isWellFormed(file, encoding)) {
        return Optional.of(encoding);
      }
    }
    Damage utf8 = damage(file, ENCODINGS.getFirst());
    Damage chinese = damage(file, ENCODINGS.getLast());
    return java.util.stream.Stream.of(utf8, chinese)
        .filter(Damage::isBearable)
        .min(Comparator.comparingLong(Damage::badLines))
        .map(Damage::encoding);
  }

  /** Opens the text after its byte-order mark; what is not well-formed becomes U+FFFD. */
  static Reader open(InputStream in, Charset encoding) throws IOException {
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, encoding));
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
    int c = text.read();
    for (int i = 0; i < HEADER_LIMIT && c >= 0 && (quoted || (c != '\n' && c != '\r')); i++) {
      int candidate = candidates.indexOf(c);
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

  private static boolean isWellFormed(Source file, Charset encoding) throws IOException {
    char[] buffer = new char[8_192];
    try (Reader reader =
        new InputStreamReader(
            file.open(),
            encoding
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT))) {
      int read;
      do {
        read = reader.read(buffer);
      } while (read >= 0);
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private record Damage(Charset encoding, boolean inHeader, long badLines, long lines) {
    boolean isBearable() {
      return !inHeader && badLines * 2 < lines;
    }
  }

  private static Damage damage(Source file, Charset encoding) throws IOException {
    long lines = 0;
    long bad = 0;
    boolean inHeader = false;
    boolean badLine = false;
    try (Reader reader = open(file.open(), encoding)) {
      int c = reader.read();
      while (c >= 0) {
        badLine |= c == REPLACEMENT;
        c = reader.read();
        if (c == '\n' || c < 0) {
          inHeader |= badLine && lines == 0;
          bad += badLine ? 1 : 0;
          lines++;
          badLine = false;
        }
      }
    }
    return new Damage(encoding, inHeader, bad, lines);
  }
}
