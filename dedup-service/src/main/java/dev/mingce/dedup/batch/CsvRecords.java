package dev.mingce.dedup.batch;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.mingce.dedup.normalize.RecordField;
import dev.mingce.dedup.normalize.SourceRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads records from a CSV file with a header, in UTF-8; blanks around names and values are
 * ignored.
 */
public final class CsvRecords {

  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final String idColumn;
  private final Map<String, List<RecordField>> mapping;

  public CsvRecords(String idColumn, Map<String, List<RecordField>> mapping) {
    this.idColumn = idColumn;
    this.mapping = mapping;
  }

  private record Column(int place, List<RecordField> fields) {}

  /** Reads all records of a file in their order. */
  public void read(Path file, Consumer<SourceRecord> action) throws IOException {
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
      Iterator<CsvRecord> rows = reader.iterator();
      if (!rows.hasNext()) {
        throw new IllegalArgumentException(file.getFileName() + " is empty");
      }
      List<String> header = rows.next().getFields().stream().map(CsvRecords::headerName).toList();
      int id = place(header, idColumn);
      List<Column> columns = new ArrayList<>();
      mapping.forEach((name, fields) -> columns.add(new Column(place(header, name), fields)));
      while (rows.hasNext()) {
        List<String> row = rows.next().getFields();
        if (id < row.size() && !(row.size() == 1 && row.getFirst().isBlank())) {
          action.accept(record(row, id, columns));
        }
      }
    }
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

  private static int place(List<String> header, String name) {
    int place = header.indexOf(name);
    if (place < 0) {
      throw new IllegalArgumentException("there is no column " + name);
    }
    return place;
  }
}
