package dev.mingce.dedup.duplicates;

import dev.mingce.events.Actor;
import dev.mingce.events.DecisionWithdrawn;
import dev.mingce.events.DedupDecision;
import dev.mingce.events.DuplicateFound;
import dev.mingce.events.EventEnvelope;
import dev.mingce.events.EventJson;
import dev.mingce.events.Evidence;
import dev.mingce.events.MergeRequested;
import dev.mingce.events.ReviewNeeded;
import dev.mingce.events.Topics;
import dev.mingce.kit.Ids;
import dev.mingce.kit.outbox.OutboxMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is published of decisions about pairs. */
final class PairEvents {

  private static final String SOURCE = "/mingce/dedup-service";
  private static final String JOB = "matching";

  private PairEvents() {}

  /** The pair is suspected for the first time, or again. */
  static DedupDecision found(Pair pair) {
    return new DuplicateFound(
        pair.id(),
        pair.left(),
        pair.right(),
        pair.leftVersion(),
        pair.rightVersion(),
        pair.probability(),
        pair.matchWeight(),
        pair.decision(),
        pair.modelVersion(),
        pair.evidence(),
        pair.decidedAt());
  }

  /** What follows from the decision: a merge, or a look by a person. */
  static DedupDecision requested(Pair pair) {
    return pair.isMerge() ? mergeOf(pair) : reviewOf(pair);
  }

  static DedupDecision withdrawn(Pair pair, WithdrawalReason reason) {
    // What two records had in common is told of nobody who was erased.
    List<Evidence> evidence = reason == WithdrawalReason.ERASED ? List.of() : pair.evidence();
    return new DecisionWithdrawn(
        pair.id(),
        pair.left(),
        pair.right(),
        pair.leftVersion(),
        pair.rightVersion(),
        pair.probability(),
        pair.matchWeight(),
        pair.decision(),
        pair.modelVersion(),
        evidence,
        pair.decidedAt(),
        reason.code());
  }

  private static MergeRequested mergeOf(Pair pair) {
    return new MergeRequested(
        pair.id(),
        pair.left(),
        pair.right(),
        pair.leftVersion(),
        pair.rightVersion(),
        pair.probability(),
        pair.matchWeight(),
        pair.decision(),
        pair.modelVersion(),
        pair.evidence(),
        pair.decidedAt(),
        pair.requestedBy() == null
            ? Actor.system(JOB)
            : new Actor(pair.requestedBy(), Actor.USER, null, null),
        null);
  }

  private static ReviewNeeded reviewOf(Pair pair) {
    return new ReviewNeeded(
        pair.id(),
        pair.left(),
        pair.right(),
        pair.leftVersion(),
        pair.rightVersion(),
        pair.probability(),
        pair.matchWeight(),
        pair.decision(),
        pair.modelVersion(),
        pair.evidence(),
        pair.decidedAt());
  }

  /**
   * The message of a decision.
   *
   * @param traceparent the trace of its cause, when that is not the current one
   */
  static OutboxMessage message(DedupDecision decision, @Nullable String traceparent) {
    EventEnvelope envelope = EventEnvelope.of(Ids.next(), SOURCE, decision, traceparent);
    return OutboxMessage.event(
        Topics.DEDUP_DECISIONS, decision.left().toString(), envelope, EventJson.write(decision));
  }
}
