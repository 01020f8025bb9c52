package dev.mingce.dedup.batch;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.mingce.dedup.normalize.RecordField;
import dev.mingce.dedup.normalize.SourceRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads records from a CSV file with a header, separated by commas, semicolons, tabs or bars, in
 * UTF-8 or else as {@link TextEncoding} tells; blanks around names and values are ignored.
 */
public final class CsvRecords {

  private static final char BYTE_ORDER_MARK = '\ufeff';

  private static final String SEPARATORS = ";\t|";

  private final String idColumn;
  private final Map<String, List<RecordField>> mapping;

  public CsvRecords(String idColumn, Map<String, List<RecordField>> mapping) {
    this.idColumn = idColumn;
    this.mapping = mapping;
  }

  private record Column(int place, List<RecordField> fields) {}

  /**
   * Reads all records of a file in their order.
   *
   * @throws IllegalArgumentException if a column is not there, a record has no id, or the file
   *     cannot be taken apart; the message names the line
   */
  public void read(Path file, Consumer<SourceRecord> action) throws IOException {
    Charset charset = TextEncoding.of(file);
    char separator = separator(file, charset);
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder().fieldSeparator(separator).ofCsvRecord(file, charset)) {
      read(file, reader.iterator(), action);
    } catch (CsvParseException broken) {
      String why = broken.getCause() == null ? broken.getMessage() : broken.getCause().getMessage();
      throw new IllegalArgumentException(file.getFileName() + " is no CSV: " + why, broken);
    }
  }

  private void read(Path file, Iterator<CsvRecord> rows, Consumer<SourceRecord> action) {
    if (!rows.hasNext()) {
      throw new IllegalArgumentException(file.getFileName() + " is empty");
    }
    List<String> header = rows.next().getFields().stream().map(CsvRecords::headerName).toList();
    int id = place(file, header, idColumn);
    List<Column> columns = new ArrayList<>();
    mapping.forEach((name, fields) -> columns.add(new Column(place(file, header, name), fields)));
    while (rows.hasNext()) {
      CsvRecord line = rows.next();
      List<String> row = line.getFields();
      if (row.stream().allMatch(String::isBlank)) {
        continue;
      }
      if (id >= row.size() || row.get(id).isBlank()) {
        throw new IllegalArgumentException(
            "%s, line %d: no %s"
                .formatted(file.getFileName(), line.getStartingLineNumber(), idColumn));
      }
      action.accept(record(row, id, columns));
    }
  }

  // The one that the header has most of.
  private static char separator(Path file, Charset charset) throws IOException {
    String header;
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset))) {
      header = reader.readLine();
    }
    char best = ',';
    for (int i = 0; i < SEPARATORS.length(); i++) {
      char separator = SEPARATORS.charAt(i);
      best = header != null && count(header, separator) > count(header, best) ? separator : best;
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  private static SourceRecord record(List<String> row, int id, List<Column> columns) {
    Map<RecordField, List<String>> values = new EnumMap<>(RecordField.class);
    for (Column column : columns) {
      String value = column.place() < row.size() ? row.get(column.place()).strip() : "";
      if (!value.isEmpty()) {
        for (RecordField field : column.fields()) {
          values.computeIfAbsent(field, any -> new ArrayList<>(1)).add(value);
        }
      }
    }
    return new SourceRecord(row.get(id).strip(), values);
  }

  private static String headerName(String text) {
    String name = text.strip();
    return !name.isEmpty() && name.charAt(0) == BYTE_ORDER_MARK ? name.substring(1) : name;
  }

  private static int place(Path file, List<String> header, String name) {
    for (int i = 0; i < header.size(); i++) {
      if (header.get(i).equals(name)) {
        return i;
      }
    }
    for (int i = 0; i < header.size(); i++) {
      if (header.get(i).equalsIgnoreCase(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "there is no column %s in %s; it has %s"
            .formatted(name, file.getFileName(), String.join(", ", header)));
  }
}
