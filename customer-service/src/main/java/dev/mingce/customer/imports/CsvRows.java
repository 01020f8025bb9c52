package dev.mingce.customer.imports;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The records of a delimited text, one after the other; blank ones count but are left out. A quote
 * that nobody closes costs its own line only: reading goes on with the next one.
 */
final class CsvRows implements AutoCloseable {
  /** Characters of a record. */
  static final int MAX_LENGTH = 100_000;

  /** Lines of a record. */
  static final int MAX_LINES = 100;

  private final Reader text;
  private final TextLines lines;
  private final char delimiter;
  private long number;

  CsvRows(Reader text, char delimiter) {
    this.text = text;
    this.lines = new TextLines(text, MAX_LENGTH);
    this.delimiter = delimiter;
  }

  /** The next record that is not blank. */
  Optional<CsvRow> next() throws IOException {
    Optional<TextLines.Line> line = lines.next();
    while (line.isPresent()) {
      number++;
      CsvRow row = read(line.get());
      if (row.fault() != null || row.fields().stream().anyMatch(field -> !field.isEmpty())) {
        return Optional.of(row);
      }
      line = lines.next();
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  private CsvRow read(TextLines.Line first) throws IOException {
    if (!first.whole()) {
      return CsvRow.unreadable(number, "row-too-long");
    }
    CsvRecord record = new CsvRecord(delimiter);
    List<TextLines.Line> more = new ArrayList<>();
    int length = first.text().length();
    CsvRecord.State state = record.add(first);
    while (state == CsvRecord.State.OPEN) {
      Optional<TextLines.Line> line = lines.next();
      line.ifPresent(more::add);
      length += line.map(found -> found.text().length()).orElse(0);
      state =
          line.isEmpty() || more.size() == MAX_LINES || length > MAX_LENGTH
              ? CsvRecord.State.BROKEN
              : record.add(line.get());
    }
    if (state == CsvRecord.State.BROKEN) {
      lines.giveBack(more);
      return CsvRow.unreadable(number, "unclosed-quote");
    }
    return CsvRow.of(number, record.fields().stream().map(String::strip).toList());
  }
}
