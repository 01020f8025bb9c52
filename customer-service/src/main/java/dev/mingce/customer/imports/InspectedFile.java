package dev.mingce.customer.imports;

import dev.mingce.customer.CustomerError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.web.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a first pass over an upload tells.
 *
 * @param rows records below the header that are not empty
 */
record InspectedFile(Charset encoding, char delimiter, List<String> header, long rows) {
  InspectedFile {
    header = List.copyOf(header);
  }

  /**
   * Looks through a file.
   *
   * @throws ProblemException import-empty or import-unreadable, with the reason at {@code /file}
   */
  static InspectedFile of(Path file, ImportOptions options) throws IOException {
    Charset encoding =
        switch (TextFile.encoding(() -> Files.newInputStream(file), options.charset())) {
          case TextFile.Encoding.Known(Charset charset) -> charset;
          case TextFile.Encoding.Unreadable(String code) -> throw unreadable(code);
        };
    Character separator = options.separator();
    char delimiter = separator == null ? detect(file, encoding) : separator;
    try (InputStream in = Files.newInputStream(file);
        CsvRows rows = new CsvRows(TextFile.open(in, encoding), delimiter)) {
      CsvRow header =
          rows.next().orElseThrow(() -> new ProblemException(CustomerError.IMPORT_EMPTY));
      check(header);
      long count = 0;
      while (rows.next().isPresent()) {
        count++;
      }
      if (count == 0) {
        throw new ProblemException(CustomerError.IMPORT_EMPTY);
      }
      return new InspectedFile(encoding, delimiter, header.fields(), count);
    }
  }

  private static void check(CsvRow header) {
    if (header.fault() != null) {
      throw unreadable(header.fault());
    }
    for (String name : header.fields()) {
      if (name.indexOf(DecodingReader.REPLACEMENT) >= 0) {
        throw unreadable("invalid-encoding");
      }
      if (!Texts.isStorable(name)) {
        throw unreadable("invalid-characters");
      }
    }
  }

  private static ProblemException unreadable(String code) {
    return new ProblemException(
        CustomerError.IMPORT_UNREADABLE,
        List.of(Violation.at("/file", code, CsvRows.MAX_LENGTH, CsvRows.MAX_LINES)));
  }

  private static char detect(Path file, Charset encoding) throws IOException {
    try (Reader text = TextFile.open(Files.newInputStream(file), encoding)) {
      return TextFile.delimiter(text);
    }
  }
}
