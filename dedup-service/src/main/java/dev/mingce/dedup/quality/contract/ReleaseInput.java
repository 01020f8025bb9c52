package dev.mingce.dedup.quality.contract;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a source is let in again. */
@Schema(name = "SourceReleaseInput")
record ReleaseInput(
    @Schema(description = "Without personal data, at most 500 characters") @Nullable String note) {}
