package dev.mingce.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The 1,000 invented Australians of Febrl's first data set (Christen, 2008). They lie in the folder
 * that {@code MINGCE_DATA} names, usually beside the checkout.
 */
final class FebrlPeople {

  static final int COUNT = 1_000;

  /** A shorter text may stand somewhere by chance. */
  private static final int LONG_ENOUGH = 14;

  /** So many are enough to notice a leak; more only make the search slow. */
  private static final int LOOKED_FOR = 100;

  private FebrlPeople() {}

  /**
   * The file. Without it the test is skipped, but it fails when somebody said where the file should
   * be.
   */
  static Path file() {
    Path file = folder().resolve("febrl/dataset1.csv");
    if (System.getenv("MINGCE_DATA") != null) {
      assertThat(file).as("the data set in the folder that MINGCE_DATA names").exists();
    } else if (!Files.exists(file)) {
      System.err.println("Skipped, because there is no " + file + "; MINGCE_DATA names its folder");
      assumeThat(file).exists();
    }
    return file;
  }

  /** Names and streets that are long enough to be looked for; none when there is no file. */
  static List<String> values() {
    Path file = folder().resolve("febrl/dataset1.csv");
    if (!Files.exists(file)) {
      return List.of();
    }
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder()
            .skipEmptyLines(true)
            .trimWhitespacesAroundQuotes(true)
            .ofNamedCsvRecord(file, StandardCharsets.UTF_8)) {
      return rows.stream()
          .limit(LOOKED_FOR)
          .flatMap(row -> Stream.of(field(row, 4), field(row, 1) + " " + field(row, 2)))
          .filter(text -> text.length() >= LONG_ENOUGH)
          .distinct()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Path folder() {
    return Optional.ofNullable(System.getenv("MINGCE_DATA"))
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("mingce.root", "..")).resolve("../shared/data"))
        .normalize();
  }

  private static String field(NamedCsvRecord row, int index) {
    return row.getField(index).strip();
  }
}
