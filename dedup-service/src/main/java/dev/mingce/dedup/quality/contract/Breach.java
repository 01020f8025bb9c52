package dev.mingce.dedup.quality.contract;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A rule that more records of a source broke than was agreed. */
@Schema(name = "ContractBreach")
record Breach(
    String rule,
    @Schema(description = "Records in the window that the rule was asked of") long asked,
    @Schema(description = "Those that broke it") long broken,
    @Schema(description = "The share that was agreed, 0 to 1") double allowed) {}
