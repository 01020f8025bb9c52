package dev.mingce.dedup.profile.measure;

import java.util.List;

/**
 * How well columns tell records apart.
 *
 * @param distinct different keys
 * @param repeated keys that more than one record has
 * @param records records with such a key
 * @param most records with the most frequent key
 * @param incomplete records without a value in one of the columns
 */
public record KeyProfile(
    List<String> columns, long distinct, long repeated, long records, int most, long incomplete) {
  public KeyProfile {
    columns = List.copyOf(columns);
  }
}
