package dev.mingce.customer.datastandard;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One version of a data standard without its definition. */
public record StandardSummary(
    String id,
    String name,
    String kind,
    String channel,
    int number,
    @Schema(enumeration = {"draft", "active", "retired"}) String state,
    @Nullable String note,
    long version,
    int fields,
    @Nullable Instant createdAt,
    @Nullable Instant activatedAt,
    @Nullable Instant retiredAt) {
  static StandardSummary of(StoredStandard s) {
    return new StandardSummary(
        s.id(),
        s.name(),
        s.kind(),
        s.channel(),
        s.number(),
        s.state().code(),
        s.note(),
        s.version(),
        s.definition().fields().size(),
        s.createdAt(),
        s.activatedAt(),
        s.retiredAt());
  }
}
