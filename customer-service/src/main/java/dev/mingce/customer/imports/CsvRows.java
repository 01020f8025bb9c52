package dev.mingce.customer.imports;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Optional;

/** The records of a delimited text, one after the other; empty lines count but are left out. */
final class CsvRows implements AutoCloseable {
  // One value: an unclosed quote takes in everything that follows it.
  private static final int MAX_BUFFER = 4 * 1024 * 1024;

  private final CsvReader<CsvRecord> reader;
  private final CloseableIterator<CsvRecord> records;
  private long number;
  private boolean broken;

  CsvRows(Reader text, char delimiter) {
    this.reader =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .skipEmptyLines(false)
            .allowMissingFields(true)
            .allowExtraFields(true)
            .allowExtraCharsAfterClosingQuote(true)
            .maxBufferSize(MAX_BUFFER)
            .ofCsvRecord(text);
    this.records = reader.iterator();
  }

  /** The next record that is not empty. */
  Optional<CsvRow> next() {
    while (!broken) {
      number++;
      List<String> fields;
      try {
        if (!records.hasNext()) {
          return Optional.empty();
        }
        fields = records.next().getFields();
      } catch (CsvParseException e) {
        broken = true;
        return Optional.of(new CsvRow(number, List.of(), false));
      }
      List<String> trimmed = fields.stream().map(String::strip).toList();
      if (trimmed.stream().anyMatch(field -> !field.isEmpty())) {
        return Optional.of(new CsvRow(number, trimmed, true));
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
