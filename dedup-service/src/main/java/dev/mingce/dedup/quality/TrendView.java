package dev.mingce.dedup.quality;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A day of one unit, source, field or rule. */
@Schema(name = "QualityTrend")
record TrendView(
    LocalDate day,
    @Schema(description = "The unit, source, field or rule") String key,
    @Schema(description = "Records on that day; for fields and rules all of the units concerned")
        long records,
    @Schema(description = "Mean score of these, 0 to 100") double meanScore,
    @Schema(description = "Records below the threshold of low scores; 0 for fields and rules")
        long lowScores,
    @Schema(description = "Records that break the rule, or a rule about the field; else 0")
        long violations) {}
