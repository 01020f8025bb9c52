package dev.mingce.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A steward must decide about the pair.
 *
 * @param decisionId id of the decision
 * @param left the customer with the smaller id as text; the Kafka key
 * @param right the other customer
 * @param leftVersion version of left that was compared
 * @param rightVersion version of right that was compared
 * @param probability that both are one, 0 to 1
 * @param matchWeight the same in bits
 * @param decision {@code auto-merge}, {@code review} or {@code distinct}
 * @param modelVersion version of the model
 * @param evidence what each field said
 * @param at when
 */
public record ReviewNeeded(
    UUID decisionId,
    UUID left,
    UUID right,
    long leftVersion,
    long rightVersion,
    double probability,
    double matchWeight,
    String decision,
    String modelVersion,
    List<Evidence> evidence,
    Instant at)
    implements DedupDecision {
  /** Checks what must be there. */
  public ReviewNeeded {
    Require.pair(decisionId, left, right, leftVersion, rightVersion);
    Require.judgement(probability, matchWeight, decision, modelVersion, at);
    evidence = Require.copy(evidence);
  }
}
