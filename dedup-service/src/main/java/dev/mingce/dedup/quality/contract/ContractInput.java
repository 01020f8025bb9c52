package dev.mingce.dedup.quality.contract;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is agreed about a source. */
@Schema(name = "SourceContractInput")
record ContractInput(
    @Schema(description = "How far back records count, 1 to 720; 24 without it")
        @Nullable Integer windowHours,
    @Schema(description = "Below so many records in the window nothing is said; 100 without it")
        @Nullable Integer minRecords,
    @Schema(description = "The greatest share of violations by rule, 0 to 1")
        @Nullable Map<String, Double> rules) {}
