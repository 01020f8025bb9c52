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
import dev.mingce.kit.outbox.Outbox;
import dev.mingce.kit.outbox.OutboxMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Publishes what was decided about pairs, in the transaction of the decision. */
@ApplicationScoped
class PairEvents {

  private static final String SOURCE = "/mingce/dedup-service";
  private static final String JOB = "matching";

  private final Outbox outbox;

  PairEvents(Outbox outbox) {
    this.outbox = outbox;
  }

  /** The pair is suspected for the first time, or again. */
  void found(Pair pair) {
    publish(
        new DuplicateFound(
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
            pair.decidedAt()));
  }

  /** What follows from the decision: a merge, or a look by a person. */
  void requested(Pair pair) {
    publish(pair.isMerge() ? mergeOf(pair) : reviewOf(pair));
  }

  void withdrawn(Pair pair, WithdrawalReason reason) {
    // What two records had in common is told of nobody who was erased.
    List<Evidence> evidence = reason == WithdrawalReason.ERASED ? List.of() : pair.evidence();
    publish(
        new DecisionWithdrawn(
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
            reason.code()));
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

  private void publish(DedupDecision decision) {
    EventEnvelope envelope = EventEnvelope.of(Ids.next(), SOURCE, decision, null);
    outbox.append(
        OutboxMessage.event(
            Topics.DEDUP_DECISIONS,
            decision.left().toString(),
            envelope,
            EventJson.write(decision)));
  }
}
