package dev.mingce.customer.merge;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which merge is taken back, and why. */
public record UnmergeInput(
    @Schema(format = "uuid") @Nullable String mergeId,
    @Schema(examples = "two-people") @Nullable String reason) {}
