package dev.mingce.notification;

import dev.mingce.events.Actor;
import dev.mingce.events.CustomerFacts;
import dev.mingce.events.CustomerState;
import dev.mingce.events.DecisionWithdrawn;
import dev.mingce.events.DedupDecision;
import dev.mingce.events.DuplicateFound;
import dev.mingce.events.Evidence;
import dev.mingce.events.MergeRequested;
import dev.mingce.events.Owner;
import dev.mingce.events.ReviewNeeded;
import dev.mingce.kit.Ids;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Two customers that may be one, and the events about them. */
public record Pair(UUID left, UUID right, UUID decisionId) {
  private static final Instant AT = Instant.parse("2026-03-04T05:06:07Z");
  private static final List<Evidence> EVIDENCE =
      List.of(
          new Evidence("name", "exact", 7.5),
          new Evidence("phone", "exact", 9.25),
          new Evidence("birth-date", "differs", -2.5));

  /** Ids that no other test uses. */
  public static Pair fresh() {
    UUID one = Ids.next();
    UUID two = Ids.next();
    return DedupDecision.inOrder(one, two)
        ? new Pair(one, two, Ids.next())
        : new Pair(two, one, Ids.next());
  }

  public static CustomerState state(
      UUID customerId, long version, @Nullable String unit, @Nullable String user) {
    Owner owner = unit == null ? null : new Owner(unit, user);
    return new CustomerState(
        new CustomerFacts(
            customerId,
            version,
            CustomerFacts.PERSON,
            CustomerFacts.ACTIVE,
            owner,
            null,
            List.of(),
            null,
            null,
            "1",
            "key-1",
            AT,
            AT),
        null,
        null);
  }

  public DuplicateFound found() {
    return new DuplicateFound(
        decisionId, left, right, 1, 1, 0.98765, 6.3, DedupDecision.REVIEW, "m1", EVIDENCE, AT);
  }

  public ReviewNeeded reviewNeeded() {
    return new ReviewNeeded(
        decisionId, left, right, 1, 1, 0.98765, 6.3, DedupDecision.REVIEW, "m1", EVIDENCE, AT);
  }

  public MergeRequested mergeRequested() {
    return new MergeRequested(
        decisionId,
        left,
        right,
        1,
        1,
        0.99999,
        16.6,
        DedupDecision.AUTO_MERGE,
        "m1",
        EVIDENCE,
        AT,
        new Actor("system", Actor.SYSTEM, null, null),
        null);
  }

  public DecisionWithdrawn withdrawn(@Nullable String reason) {
    return new DecisionWithdrawn(
        decisionId,
        left,
        right,
        2,
        1,
        0.4,
        -0.6,
        DedupDecision.DISTINCT,
        "m1",
        EVIDENCE,
        AT,
        reason);
  }
}
