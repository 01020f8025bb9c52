package dev.mingce.customer.datastandard;

import dev.mingce.customer.standard.StandardDefinition;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A draft as a steward begins it. */
public record StandardInput(
    @Schema(enumeration = {"person", "organisation"}) @Nullable String kind,
    @Schema(description = "A code of the list source-channel, or default for all channels")
        @Nullable String channel,
    @Schema(description = "Copied from the standard in force where it is left out")
        @Nullable StandardDefinition definition,
    @Nullable String note) {}
