package dev.mingce.customer.codelist;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a steward changes of a code; what is left out stays as it is. */
public record CodeChange(
    @Nullable Map<String, String> labels,
    @Schema(enumeration = {"active", "deprecated", "replaced"}) @Nullable String state,
    @Schema(description = "An active code of the same list; needed for replaced")
        @Nullable String replacedBy) {}
