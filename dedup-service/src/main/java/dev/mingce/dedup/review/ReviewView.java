package dev.mingce.dedup.review;

import dev.mingce.dedup.candidates.MaskedRecord;
import dev.mingce.events.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A pair that waits for a person, or waited.
 *
 * @param firstDecision what the first of two persons decided, where two are required
 * @param leftRecord the one customer, masked; only where one review is asked for
 * @param rightRecord the other customer, masked; only where one review is asked for
 * @param evidence what each field says; only where one review is asked for
 */
@Schema(name = "Review")
public record ReviewView(
    UUID id,
    UUID left,
    UUID right,
    @Schema(enumeration = {"open", "decided", "closed"}) String state,
    long version,
    double probability,
    double matchWeight,
    Instant openedAt,
    Instant dueAt,
    boolean overdue,
    boolean pinned,
    @Nullable Instant deferredUntil,
    @Nullable String claimedBy,
    @Nullable Instant claimedUntil,
    @Schema(enumeration = {"accept", "reject"}) @Nullable String firstDecision,
    @Nullable String firstBy,
    @Schema(enumeration = {"accept", "reject", "split"}) @Nullable String decision,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String closedBecause,
    @Nullable MaskedRecord leftRecord,
    @Nullable MaskedRecord rightRecord,
    @Nullable List<Evidence> evidence) {

  public ReviewView {
    evidence = evidence == null ? null : List.copyOf(evidence);
  }

  static ReviewView of(Review review, Instant now) {
    return of(review, now, null, null, null);
  }

  static ReviewView of(
      Review review,
      Instant now,
      @Nullable MaskedRecord left,
      @Nullable MaskedRecord right,
      @Nullable List<Evidence> evidence) {
    boolean claimed = review.claimedUntil() != null && review.claimedUntil().isAfter(now);
    return new ReviewView(
        review.id(),
        review.pair().left(),
        review.pair().right(),
        review.state(),
        review.version(),
        review.probability(),
        review.matchWeight(),
        review.openedAt(),
        review.dueAt(),
        review.isOpen() && review.dueAt().isBefore(now),
        review.pinned(),
        review.deferredUntil(),
        claimed ? review.claimedBy() : null,
        claimed ? review.claimedUntil() : null,
        review.firstDecision(),
        review.firstBy(),
        review.decision(),
        review.decidedBy(),
        review.decidedAt(),
        review.closedBecause(),
        left,
        right,
        evidence);
  }
}
