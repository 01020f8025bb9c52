package dev.mingce.dedup.cleanse;

import dev.mingce.dedup.cleanse.repair.RepairRule;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A rule of cleansing as the API shows it. */
@Schema(name = "CleansingRule")
record CleansingRuleView(
    String id,
    @Schema(description = "0 while it is as delivered") long version,
    @Schema(description = "What it repairs, by language") Map<String, String> labels,
    @Schema(enumeration = {"automatic", "manual", "off"}) String mode) {

  static CleansingRuleView of(RepairRule rule, long version, RuleMode mode) {
    return new CleansingRuleView(
        rule.code(), version, Map.of("zh-CN", rule.chinese(), "en", rule.english()), mode.code());
  }
}
