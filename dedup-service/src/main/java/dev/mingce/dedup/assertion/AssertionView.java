package dev.mingce.dedup.assertion;

import dev.mingce.dedup.linkage.Assertion;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody said of two customers. */
@Schema(name = "Assertion")
public record AssertionView(
    UUID id,
    UUID left,
    UUID right,
    @Schema(enumeration = {"must-link", "cannot-link"}) String type,
    @Schema(enumeration = {"api", "review", "unmerge"}) String origin,
    String assertedBy,
    @Nullable String reason,
    Instant assertedAt,
    long version) {

  static AssertionView of(Assertion said) {
    return new AssertionView(
        said.id(),
        said.pair().left(),
        said.pair().right(),
        said.type().code(),
        said.origin(),
        said.by(),
        said.reason(),
        said.at(),
        said.version());
  }
}
