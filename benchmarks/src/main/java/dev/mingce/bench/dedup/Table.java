package dev.mingce.bench.dedup;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Rows under a header, from which variations of a set are made.
 *
 * @param rows each as long as the header
 */
record Table(List<String> header, List<List<String>> rows) {

  static Table read(Path file) throws IOException {
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
      List<List<String>> rows = new ArrayList<>();
      for (CsvRecord row : reader) {
        rows.add(row.getFields().stream().map(String::strip).toList());
      }
      return new Table(rows.getFirst(), rows.subList(1, rows.size()));
    }
  }

  Path write(Path file) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(file)) {
      csv.writeRecord(header);
      rows.forEach(csv::writeRecord);
    }
    return file;
  }

  int place(String column) {
    int place = header.indexOf(column);
    if (place < 0) {
      throw new IllegalArgumentException("no column " + column);
    }
    return place;
  }

  Table where(Predicate<List<String>> which) {
    return new Table(header, rows.stream().filter(which).toList());
  }

  Table first(int most) {
    return new Table(header, rows.subList(0, Math.min(most, rows.size())));
  }

  /** With one more column of the texts of others, a blank between them. */
  Table joined(String column, String... others) {
    int[] places = Arrays.stream(others).mapToInt(this::place).toArray();
    List<String> longer = new ArrayList<>(header);
    longer.add(column);
    List<List<String>> joined = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> one = new ArrayList<>(row);
      one.add(String.join(" ", Arrays.stream(places).mapToObj(row::get).toList()).strip());
      joined.add(one);
    }
    return new Table(longer, joined);
  }

  /** With each row changed. */
  Table changed(UnaryOperator<List<String>> change) {
    return new Table(header, rows.stream().map(row -> change.apply(new ArrayList<>(row))).toList());
  }
}
