package dev.mingce.dedup.quality;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A rule that more records of a unit break than was allowed. */
@Schema(name = "QualityAlert")
record AlertView(
    UUID id,
    String unit,
    String rule,
    @Schema(description = "The share of records that break it, 0 to 1") double share,
    @Schema(description = "The share that was allowed") double threshold,
    @Schema(description = "Records of the unit") long records,
    Instant raisedAt) {}
