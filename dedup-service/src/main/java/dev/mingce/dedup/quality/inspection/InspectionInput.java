package dev.mingce.dedup.quality.inspection;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which records are to be inspected. */
@Schema(name = "InspectionInput")
record InspectionInput(
    @Schema(description = "How many records to draw, 1 to 1000") @Nullable Integer size,
    @Schema(description = "The same seed draws the same records; made up without it")
        @Nullable Long seed,
    @Schema(description = "Only records of this unit") @Nullable String unit,
    @Schema(description = "Only records that came or were changed this way")
        @Nullable String source,
    @Schema(enumeration = {"person", "organisation"}) @Nullable String kind) {}
