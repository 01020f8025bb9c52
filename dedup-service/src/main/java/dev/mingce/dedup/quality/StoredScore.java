package dev.mingce.dedup.quality;

import dev.mingce.dedup.quality.rules.QualityScore;
import dev.mingce.dedup.quality.rules.RecordChecks;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What is kept of the quality of a record.
 *
 * @param version the customer's newest version that said what its content is
 * @param sources the ways in, sorted
 * @param settingsVersion the settings under which it was scored
 */
record StoredScore(
    UUID customerId,
    long version,
    String kind,
    String unit,
    List<String> sources,
    RecordChecks checks,
    boolean duplicate,
    QualityScore score,
    long settingsVersion,
    Instant scoredAt) {
  StoredScore {
    sources = List.copyOf(sources);
  }

  /** What there is to score again. */
  Scorable scorable(boolean isSuspected) {
    return new Scorable(customerId, version, kind, unit, sources, checks, isSuspected);
  }

  /** Whether another score says the same to those who read it. */
  boolean saysTheSame(QualityScore other) {
    return score.score() == other.score()
        && score.dimensions().equals(other.dimensions())
        && score.losses().equals(other.losses());
  }
}
