package dev.mingce.customer.datastandard;

import dev.mingce.customer.standard.StandardDefinition;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One version of a data standard. */
public record StandardView(
    String id,
    @Schema(description = "What records written under it carry", examples = "person-default-3")
        String name,
    String kind,
    String channel,
    @Schema(description = "Of its kind and channel; 0 for the one of the product") int number,
    @Schema(enumeration = {"draft", "active", "retired"}) String state,
    @Nullable String note,
    long version,
    StandardDefinition definition,
    @Nullable String createdBy,
    @Nullable Instant createdAt,
    @Nullable String activatedBy,
    @Nullable Instant activatedAt,
    @Nullable String retiredBy,
    @Nullable Instant retiredAt) {
  static StandardView of(StoredStandard s) {
    return new StandardView(
        s.id(),
        s.name(),
        s.kind(),
        s.channel(),
        s.number(),
        s.state().code(),
        s.note(),
        s.version(),
        s.definition(),
        s.createdBy(),
        s.createdAt(),
        s.activatedBy(),
        s.activatedAt(),
        s.retiredBy(),
        s.retiredAt());
  }
}
