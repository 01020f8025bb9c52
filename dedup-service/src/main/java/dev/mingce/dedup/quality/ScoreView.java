package dev.mingce.dedup.quality;

import dev.mingce.dedup.quality.rules.QualityRule;
import dev.mingce.dedup.quality.rules.QualityRules;
import dev.mingce.dedup.quality.rules.QualityScore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A score as the API shows it. */
@Schema(name = "QualityScore")
record ScoreView(
    UUID customerId,
    @Schema(description = "Version of the customer that was scored") long version,
    @Schema(enumeration = {"person", "organisation"}) String kind,
    String unit,
    @Schema(description = "The ways in by which the record came and was changed")
        List<String> sources,
    @Schema(description = "0 to 100: the mean of all rules, weighted") double score,
    @Schema(description = "The same by dimension, 0 to 1") Map<String, Double> dimensions,
    @Schema(description = "The places that break a rule, most points first")
        List<Broken> violations,
    @Schema(description = "Whether another record is suspected to be the same customer")
        boolean duplicateSuspected,
    @Schema(description = "Version of the settings under which it was scored") long settingsVersion,
    Instant scoredAt) {

  /** A place that breaks a rule. */
  @Schema(name = "BrokenQualityRule")
  record Broken(
      String rule,
      @Schema(description = "JSON Pointer into the customer; empty for all of it") String field,
      String dimension,
      @Schema(enumeration = {"error", "warning", "info"}) String severity,
      @Schema(description = "What it costs of 100") double points) {

    static Broken of(QualityScore.Loss loss) {
      QualityRule rule = QualityRules.get(loss.rule());
      return new Broken(
          rule.id(), loss.pointer(), rule.dimension().code(), rule.severity(), loss.points());
    }
  }

  static ScoreView of(StoredScore stored) {
    return new ScoreView(
        stored.customerId(),
        stored.version(),
        stored.kind(),
        stored.unit(),
        stored.sources(),
        stored.score().score(),
        stored.score().dimensions(),
        stored.score().losses().stream().map(Broken::of).toList(),
        stored.duplicate(),
        stored.settingsVersion(),
        stored.scoredAt());
  }
}
