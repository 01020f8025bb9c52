package dev.mingce.dedup.cleanse;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody decided about a suggestion. */
@Schema(name = "CleansingDecision")
record DecisionInput(
    @Schema(enumeration = {"accepted", "rejected", "undone"}) @Nullable String state) {}
