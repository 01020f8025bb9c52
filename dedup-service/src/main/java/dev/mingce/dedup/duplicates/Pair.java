package dev.mingce.dedup.duplicates;

import dev.mingce.dedup.candidates.Candidate;
import dev.mingce.dedup.scoring.MatchScore;
import dev.mingce.events.DedupDecision;
import dev.mingce.events.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Two customers that were found to be alike. Holds no personal data.
 *
 * @param id id of the decision, the same for as long as the pair exists
 * @param left the customer whose id, as text, is the smaller one
 * @param decision a code of {@link DedupDecision}
 */
record Pair(
    UUID id,
    UUID left,
    UUID right,
    long leftVersion,
    long rightVersion,
    double probability,
    double matchWeight,
    String decision,
    PairState state,
    List<Evidence> evidence,
    String modelVersion,
    Instant decidedAt) {

  static Pair of(
      UUID id,
      Candidate one,
      Candidate other,
      MatchScore score,
      String decision,
      PairState state,
      Instant at) {
    boolean inOrder = DedupDecision.inOrder(one.id(), other.id());
    Candidate left = inOrder ? one : other;
    Candidate right = inOrder ? other : one;
    return new Pair(
        id,
        left.id(),
        right.id(),
        left.version(),
        right.version(),
        score.probability(),
        score.matchWeight(),
        decision,
        state,
        score.evidence(),
        score.modelVersion(),
        at);
  }

  Pair inState(PairState newState, Instant at) {
    return new Pair(
        id,
        left,
        right,
        leftVersion,
        rightVersion,
        probability,
        matchWeight,
        decision,
        newState,
        evidence,
        modelVersion,
        at);
  }

  UUID partnerOf(UUID customerId) {
    return left.equals(customerId) ? right : left;
  }

  boolean isOpen() {
    return state == PairState.OPEN;
  }
}
