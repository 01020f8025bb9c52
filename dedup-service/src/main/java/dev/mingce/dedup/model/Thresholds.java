package dev.mingce.dedup.model;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Weights in bits.
 *
 * @param link from here on a pair is suspected
 * @param guard from this mean weight on clusters are joined
 * @param merge from this mean weight on they are merged without a person
 */
@Schema(
    name = "Thresholds",
    requiredProperties = {"link", "guard", "merge"})
public record Thresholds(@Nullable Double link, @Nullable Double guard, @Nullable Double merge) {}
