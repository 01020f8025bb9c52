package dev.mingce.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The pair is to be merged: the model was sure, or a steward was. customer-service merges, or
 * refuses with a reason, if the customers still have the compared versions or the reason still
 * holds for the newer ones.
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
 * @param requestedBy the steward, or {@code system} when the model was sure
 * @param survivorId which of the two is to go on; absent leaves it to the survivorship policy
 */
public record MergeRequested(
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
    Instant at,
    Actor requestedBy,
    @Nullable UUID survivorId)
    implements DedupDecision {
  /** Checks what must be there. */
  public MergeRequested {
    Require.pair(decisionId, left, right, leftVersion, rightVersion);
    Require.judgement(probability, matchWeight, decision, modelVersion, at);
    evidence = Require.copy(evidence);
    Require.present(requestedBy, "requestedBy");
    if (survivorId != null && !survivorId.equals(left) && !survivorId.equals(right)) {
      throw new MalformedEventException("survivorId is neither left nor right");
    }
  }
}
