package dev.mingce.dedup.quality.rules;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How good a record is, and why.
 *
 * @param score 0 to 100
 * @param dimensions by code, 0 to 1
 * @param losses the places that break a rule, most points first
 * @param nextDue the day on which a rule about age breaks next by itself; null for never
 */
public record QualityScore(
    double score, Map<String, Double> dimensions, List<Loss> losses, @Nullable LocalDate nextDue) {
  public QualityScore {
    dimensions = Collections.unmodifiableMap(new TreeMap<>(dimensions));
    losses = List.copyOf(losses);
  }

  /**
   * A rule that a place of the record breaks.
   *
   * @param pointer JSON Pointer of the place; empty for the whole record
   * @param points what it costs of 100
   */
  public record Loss(String rule, String pointer, double points) {}
}
