package dev.mingce.dedup.profile.measure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Measures a table record by record, so that it need not fit into memory. */
public final class TableMeter {

  private final String name;
  private final List<String> header;
  private final List<ColumnMeter> columns = new ArrayList<>();
  private final List<List<Integer>> keyPlaces = new ArrayList<>();
  private final List<KeyMeter> keys = new ArrayList<>();
  private final KeyMeter whole;
  private long records;
  private long ragged;

  /**
   * A meter of one table.
   *
   * @param keys columns that should tell records apart, several of them together
   * @param showsValues whether frequent values may be told
   * @param today the day after which dates lie in the future
   * @throws IllegalArgumentException when a key names no column
   */
  public TableMeter(
      String name,
      List<String> header,
      List<List<String>> keys,
      boolean showsValues,
      LocalDate today) {
    this.name = name;
    this.header = List.copyOf(header);
    this.whole = new KeyMeter(header);
    header.forEach(column -> columns.add(new ColumnMeter(column, showsValues, today)));
    for (List<String> key : keys) {
      keyPlaces.add(key.stream().map(this::place).toList());
      this.keys.add(new KeyMeter(key));
    }
  }

  private int place(String column) {
    int place = header.indexOf(column);
    if (place < 0) {
      throw new IllegalArgumentException("there is no column " + column);
    }
    return place;
  }

  /** Measures one record; values that are missing at its end are blank. */
  public void add(List<String> values) {
    records++;
    ragged += values.size() == columns.size() ? 0 : 1;
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).add(at(values, i));
    }
    for (int i = 0; i < keys.size(); i++) {
      keys.get(i).add(keyPlaces.get(i).stream().map(place -> at(values, place)).toList());
    }
    // A mark in front keeps blank values from making the record one without a key.
    whole.add(values.stream().map(value -> "=" + value.strip()).toList());
  }

  private static String at(List<String> values, int place) {
    return place < values.size() ? values.get(place).strip() : "";
  }

  public TableProfile result() {
    return new TableProfile(
        name,
        records,
        ragged,
        records - whole.result().distinct(),
        columns.stream().map(ColumnMeter::result).toList(),
        keys.stream().map(KeyMeter::result).toList());
  }
}
