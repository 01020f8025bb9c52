package dev.mingce.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How good a customer's record is, on the compacted topic {@link Topics#DEDUP_QUALITY}: the latest
 * one counts.
 *
 * @param customerId customer
 * @param version version of the customer that was scored; also {@code ce_sequence}
 * @param score weighted mean of the dimensions, 0 to 1
 * @param dimensions score by dimension (completeness, validity, consistency, timeliness,
 *     uniqueness, …), 0 to 1
 * @param violations rules that the record breaks
 * @param ruleSetVersion version of the quality rules
 * @param at when
 */
public record QualityScored(
    UUID customerId,
    long version,
    double score,
    Map<String, Double> dimensions,
    List<QualityViolation> violations,
    String ruleSetVersion,
    Instant at)
    implements Event {
  /** Checks presence and ranges. */
  public QualityScored {
    Require.present(customerId, "customerId");
    Require.atLeast(1, version, "version");
    Require.probability(score, "score");
    dimensions = Require.copy(dimensions);
    dimensions.values().forEach(value -> Require.probability(value, "dimensions"));
    violations = Require.copy(violations);
    Require.text(ruleSetVersion, "ruleSetVersion");
    Require.present(at, "at");
  }

  @Override
  public long sequence() {
    return version;
  }
}
