package dev.mingce.audit.digest;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far a source is known to be complete.
 *
 * @param completeUntil every event that it made before this has its entry; absent if not even the
 *     first hour is known to be
 * @param differing hours whose digest does not agree with what arrived
 * @param missing hours of which no digest came although they ended more than two hours ago
 */
@Schema(name = "AuditSourceState")
public record SourceState(
    @Schema(examples = "customer-service") String service,
    @Schema(examples = "mingce.customer.changes.v1") String topic,
    @Nullable Instant completeUntil,
    @Schema(examples = "0") long differing,
    @Schema(examples = "0") long missing) {
  /** Whether anything is amiss. */
  public boolean whole() {
    return differing == 0 && missing == 0;
  }
}
