package dev.mingce.customer.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of a file.
 *
 * @param number as a spreadsheet counts: the header is 1, a record of several lines counts once
 * @param fields without the space around them; empty when there is a fault
 * @param fault code of why it cannot be read
 */
record CsvRow(long number, List<String> fields, @Nullable String fault) {
  CsvRow {
    fields = List.copyOf(fields);
  }

  static CsvRow of(long number, List<String> fields) {
    return new CsvRow(number, fields, null);
  }

  static CsvRow unreadable(long number, String fault) {
    return new CsvRow(number, List.of(), fault);
  }

  @Override
  public String toString() {
    return "CsvRow[" + number + "]";
  }
}
