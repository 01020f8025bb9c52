package dev.mingce.dedup.quality;

import dev.mingce.dedup.quality.rules.QualityScore;
import dev.mingce.dedup.quality.rules.RecordChecks;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a score is made of. */
record Scorable(
    UUID customerId,
    long version,
    String kind,
    String unit,
    List<String> sources,
    RecordChecks checks,
    boolean duplicate) {
  Scorable {
    sources = List.copyOf(sources);
  }

  Scorable with(String newUnit, RecordChecks newChecks) {
    return new Scorable(customerId, version, kind, newUnit, sources, newChecks, duplicate);
  }

  StoredScore scored(QualityScore score, long settingsVersion, Instant at) {
    return new StoredScore(
        customerId, version, kind, unit, sources, checks, duplicate, score, settingsVersion, at);
  }
}
