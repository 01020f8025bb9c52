package dev.mingce.dedup.cleanse;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A repair that was proposed.
 *
 * @param sayable whether a source record can say it
 * @param repair sealed under the key of that id
 * @param appliedAt when customer-service was told
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Suggestion(
    UUID id,
    long version,
    UUID customerId,
    String unit,
    String rule,
    String pointer,
    byte[] token,
    boolean sayable,
    String state,
    String keyId,
    byte[] repair,
    Instant createdAt,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable Instant appliedAt) {
  static final String OPEN = "open";
  static final String ACCEPTED = "accepted";
  static final String REJECTED = "rejected";
  static final String UNDONE = "undone";
  static final String OBSOLETE = "obsolete";
}
