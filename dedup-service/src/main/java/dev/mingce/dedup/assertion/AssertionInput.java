package dev.mingce.dedup.assertion;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What to say of two customers.
 *
 * @param reason why, free of personal data
 */
@Schema(
    name = "AssertionInput",
    requiredProperties = {"left", "right", "type"})
public record AssertionInput(
    @Nullable String left,
    @Nullable String right,
    @Schema(enumeration = {"must-link", "cannot-link"}) @Nullable String type,
    @Nullable String reason) {}
