package dev.mingce.dedup.quality;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A change of how a rule counts; what is left out stays as it is. */
@Schema(name = "QualityRuleChange")
record RuleInput(
    @Nullable Boolean enabled,
    @Schema(description = "0 to 100") @Nullable Double weight,
    @Schema(description = "1 to 36500, only for rules about age") @Nullable Integer maxAgeDays,
    @Schema(description = "0 to 1; 1 never alerts") @Nullable Double alertRate) {}
