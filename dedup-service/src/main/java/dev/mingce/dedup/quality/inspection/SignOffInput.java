package dev.mingce.dedup.quality.inspection;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the one who signs has to say. */
@Schema(name = "InspectionSignOff")
record SignOffInput(
    @Schema(description = "Without personal data, at most 500 characters") @Nullable String note) {}
