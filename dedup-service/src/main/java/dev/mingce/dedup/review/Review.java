package dev.mingce.dedup.review;

import dev.mingce.dedup.linkage.PairKey;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A review as it is stored, with what its pair says. */
record Review(
    UUID id,
    PairKey pair,
    String state,
    long version,
    double probability,
    double matchWeight,
    Instant openedAt,
    Instant dueAt,
    Instant queuedAsOf,
    boolean pinned,
    @Nullable Instant deferredUntil,
    @Nullable String claimedBy,
    @Nullable Instant claimedUntil,
    @Nullable String firstDecision,
    @Nullable String firstBy,
    @Nullable String decision,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String closedBecause) {

  boolean isOpen() {
    return state.equals("open");
  }

  boolean isClaimedByOther(String person, Instant now) {
    return claimedBy != null
        && !claimedBy.equals(person)
        && claimedUntil != null
        && claimedUntil.isAfter(now);
  }
}
