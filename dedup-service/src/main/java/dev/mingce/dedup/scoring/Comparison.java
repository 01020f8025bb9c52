package dev.mingce.dedup.scoring;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How two records agree, field by field.
 *
 * @param levels the level of each field that both records have; a field that one of them lacks is
 *     absent
 */
public record Comparison(Map<MatchField, ComparisonLevel> levels) {

  public Comparison {
    EnumMap<MatchField, ComparisonLevel> copy = new EnumMap<>(MatchField.class);
    levels.forEach((field, level) -> {
      if (level.field() != field) {
        throw new IllegalArgumentException(level + " is no level of " + field);
      }
      copy.put(field, level);
    });
    levels = Collections.unmodifiableMap(copy);
  }

  /** The level of the field, or null when one of the records lacks it. */
  public @Nullable ComparisonLevel level(MatchField field) {
    return levels.get(field);
  }

  /** Whether the field reached the level. */
  public boolean reached(ComparisonLevel level) {
    return levels.get(level.field()) == level;
  }
}
