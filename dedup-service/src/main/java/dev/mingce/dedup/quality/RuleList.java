package dev.mingce.dedup.quality;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All rules, and how far scores have followed their last change. */
@Schema(name = "QualityRuleList")
record RuleList(
    @Schema(description = "Number of the last change of any rule") long settingsVersion,
    @Schema(description = "Records that are scored under these settings") long scored,
    @Schema(description = "Records that there are") long records,
    List<RuleView> items) {
  RuleList {
    items = List.copyOf(items);
  }
}
