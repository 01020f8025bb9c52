package dev.mingce.customer.imports;

import dev.mingce.customer.CustomerError;
import dev.mingce.kit.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a first pass over an upload tells.
 *
 * @param rows records below the header that are not empty
 */
record InspectedFile(Charset encoding, char delimiter, List<String> header, long rows) {
  InspectedFile {
    header = List.copyOf(header);
  }

  static InspectedFile of(Path file, @Nullable Character separator) throws IOException {
    if (Files.size(file) == 0) {
      throw new ProblemException(CustomerError.IMPORT_EMPTY);
    }
    Charset encoding =
        TextFile.encoding(() -> Files.newInputStream(file))
            .orElseThrow(() -> new ProblemException(CustomerError.IMPORT_UNREADABLE));
    char delimiter = separator == null ? detect(file, encoding) : separator;
    try (InputStream in = Files.newInputStream(file);
        CsvRows rows = new CsvRows(TextFile.open(in, encoding), delimiter)) {
      CsvRow header =
          rows.next().orElseThrow(() -> new ProblemException(CustomerError.IMPORT_EMPTY));
      if (!header.readable() || header.fields().stream().anyMatch(name -> name.indexOf(0) >= 0)) {
        throw new ProblemException(CustomerError.IMPORT_UNREADABLE);
      }
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

  private static char detect(Path file, Charset encoding) throws IOException {
    try (Reader text = TextFile.open(Files.newInputStream(file), encoding)) {
      return TextFile.delimiter(text);
    }
  }
}
