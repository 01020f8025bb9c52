package dev.mingce.dedup.quality;

import dev.mingce.dedup.quality.rules.QualityRule;
import dev.mingce.dedup.quality.rules.RuleSetting;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A rule as the API shows it. */
@Schema(name = "QualityRule")
record RuleView(
    String id,
    @Schema(description = "Number of the last change of this rule, 0 before the first")
        long version,
    @Schema(
            enumeration = {
              "completeness",
              "validity",
              "accuracy",
              "consistency",
              "uniqueness",
              "timeliness"
            })
        String dimension,
    @Schema(enumeration = {"error", "warning", "info"}) String severity,
    @Schema(description = "The kinds of customers that it is for") List<String> kinds,
    @Schema(description = "The field concerned, as a JSON Pointer without positions") String field,
    @Schema(description = "What it asks for, by language") Map<String, String> labels,
    boolean enabled,
    @Schema(description = "How much it counts, 0 to 100") double weight,
    @Schema(description = "For rules about age, after how many days they break")
        @Nullable Integer maxAgeDays,
    @Schema(description = "The share of violations, 0 to 1, above which an alert is raised")
        @Nullable Double alertRate) {

  static RuleView of(QualityRule rule, long version, RuleSetting setting) {
    return new RuleView(
        rule.id(),
        version,
        rule.dimension().code(),
        rule.severity(),
        rule.kinds().stream().map(kind -> kind.name().toLowerCase(Locale.ROOT)).sorted().toList(),
        rule.field(),
        Map.of("zh-CN", rule.chinese(), "en", rule.english()),
        setting.enabled(),
        setting.weight(),
        setting.maxAgeDays(),
        setting.alertRate());
  }
}
