package dev.mingce.dedup.cleanse;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to happen to the repairs of a rule from now on. */
@Schema(name = "CleansingRuleChange")
record CleansingRuleInput(
    @Schema(enumeration = {"automatic", "manual", "off"}) @Nullable String mode) {}
