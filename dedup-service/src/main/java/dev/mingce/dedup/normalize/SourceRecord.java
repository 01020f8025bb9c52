package dev.mingce.dedup.normalize;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A record as somebody entered it.
 *
 * @param id what its owner calls it
 * @param values the texts of each field in their order; a field without a text is missing
 */
public record SourceRecord(String id, Map<RecordField, List<String>> values) {

  public SourceRecord {
    Map<RecordField, List<String>> copy = new EnumMap<>(RecordField.class);
    values.forEach((field, texts) -> copy.put(field, List.copyOf(texts)));
    values = copy;
  }

  /** The texts of a field. */
  public List<String> all(RecordField field) {
    return values.getOrDefault(field, List.of());
  }

  /** The texts of a field with a blank between them; empty when it is missing. */
  public String joined(RecordField field) {
    return String.join(" ", all(field));
  }

  @Override
  public String toString() {
    return "SourceRecord[***]";
  }
}
