package dev.mingce.dedup.job;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What to match anew.
 *
 * @param modelId the model to use; absent for the one in force
 */
@Schema(name = "MatchJobInput", requiredProperties = "kind")
public record JobInput(
    @Schema(enumeration = {"person", "organisation"}) @Nullable String kind,
    @Nullable String modelId) {}
