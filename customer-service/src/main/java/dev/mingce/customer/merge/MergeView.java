package dev.mingce.customer.merge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A merge, or one that was refused or waits.
 *
 * @param state where it is: open, carried out, taken back or refused
 * @param blocks codes of what speaks against it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MergeView(
    UUID id,
    UUID survivorId,
    List<UUID> mergedIds,
    @Schema(enumeration = {"waiting", "executed", "undone", "blocked"}) String state,
    String reason,
    @Nullable UUID decisionId,
    String actor,
    List<String> blocks,
    Instant createdAt,
    @Nullable Instant executedAt,
    @Nullable Instant undoneAt) {
  public MergeView {
    mergedIds = List.copyOf(mergedIds);
    blocks = List.copyOf(blocks);
  }
}
