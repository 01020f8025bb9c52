package dev.mingce.dedup.model;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What to learn from.
 *
 * @param seed the same base and seed teach the same; 1 when absent
 */
@Schema(name = "TrainingInput", requiredProperties = "kind")
public record TrainingInput(
    @Schema(enumeration = {"person", "organisation"}) @Nullable String kind, @Nullable Long seed) {}
