package dev.mingce.dedup.profile.measure;

import java.util.List;

/**
 * What was measured of a table.
 *
 * @param ragged records with another number of values than there are columns
 * @param repeatedRecords records that are equal to an earlier one in every column
 */
public record TableProfile(
    String name,
    long records,
    long ragged,
    long repeatedRecords,
    List<ColumnProfile> columns,
    List<KeyProfile> keys) {
  public TableProfile {
    columns = List.copyOf(columns);
    keys = List.copyOf(keys);
  }
}
