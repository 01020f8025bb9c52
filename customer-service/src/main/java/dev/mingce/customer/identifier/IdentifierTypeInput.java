package dev.mingce.customer.identifier;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a data steward decides about a type; its rule and its class are part of the product. */
public record IdentifierTypeInput(
    @Nullable Boolean unique,
    @Schema(enumeration = {"permanent", "stable", "changing"}) @Nullable String stability,
    @Schema(description = "ISO 8601", examples = "P3Y") @Nullable String retention,
    @Schema(description = "Roles; empty for all that may reveal")
        @Nullable List<String> visibleTo) {
  /** Names of the members that are there. */
  List<String> given() {
    List<String> names = new ArrayList<>();
    if (unique != null) {
      names.add("/unique");
    }
    if (stability != null) {
      names.add("/stability");
    }
    if (retention != null) {
      names.add("/retention");
    }
    if (visibleTo != null) {
      names.add("/visibleTo");
    }
    return names;
  }
}
