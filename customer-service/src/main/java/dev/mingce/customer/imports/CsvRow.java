package dev.mingce.customer.imports;

import java.util.List;

/**
 * One record of a file.
 *
 * @param number as a spreadsheet counts: the header is 1
 * @param fields trimmed
 * @param readable false when it goes on beyond what can be read; nothing can be read after it
 */
record CsvRow(long number, List<String> fields, boolean readable) {
  CsvRow {
    fields = List.copyOf(fields);
  }

  @Override
  public String toString() {
    return "CsvRow[" + number + "]";
  }
}
