package dev.mingce.dedup.duplicates;

import dev.mingce.dedup.linkage.Assertion;
import dev.mingce.dedup.linkage.Judgement;
import dev.mingce.dedup.linkage.LinkedPair;
import dev.mingce.dedup.linkage.PairKey;
import dev.mingce.dedup.matching.EvidenceList;
import dev.mingce.dedup.scoring.MatchWeight;
import dev.mingce.events.DedupDecision;
import dev.mingce.events.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two customers that were found to be alike. Holds no personal data.
 *
 * @param id id of the decision, the same for as long as the pair exists
 * @param left the customer whose id, as text, is the smaller one
 * @param decision a code of {@link DedupDecision}
 * @param requested whether the pair stands for its cluster when it comes to merging
 * @param requestedBy the person who said that they are one; absent when the model did
 */
public record Pair(
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
    boolean requested,
    @Nullable String requestedBy,
    Instant decidedAt) {

  static Pair of(UUID id, LinkedPair linked, Instant at) {
    Judgement judgement = linked.judgement();
    Assertion must = linked.must();
    return new Pair(
        id,
        linked.left().id(),
        linked.right().id(),
        linked.left().version(),
        linked.right().version(),
        MatchWeight.toProbability(judgement.weight()),
        judgement.weight(),
        linked.merge() ? DedupDecision.AUTO_MERGE : DedupDecision.REVIEW,
        PairState.OPEN,
        EvidenceList.of(judgement.waterfall()),
        linked.modelVersion(),
        linked.requested(),
        must == null ? null : must.by(),
        at);
  }

  /** The same pair, taken to be two customers. */
  Pair distinct(long newLeftVersion, long newRightVersion, Judgement judgement, String model) {
    return new Pair(
        id,
        left,
        right,
        newLeftVersion,
        newRightVersion,
        MatchWeight.toProbability(judgement.weight()),
        judgement.weight(),
        DedupDecision.DISTINCT,
        state,
        EvidenceList.of(judgement.waterfall()),
        model,
        false,
        null,
        decidedAt);
  }

  /** The same decision about a newer version of a customer that changed in nothing that counts. */
  Pair withVersion(UUID customerId, long version, Instant at) {
    return new Pair(
        id,
        left,
        right,
        left.equals(customerId) ? version : leftVersion,
        right.equals(customerId) ? version : rightVersion,
        probability,
        matchWeight,
        decision,
        state,
        evidence,
        modelVersion,
        requested,
        requestedBy,
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
        requested,
        requestedBy,
        at);
  }

  public PairKey key() {
    return new PairKey(left, right);
  }

  UUID partnerOf(UUID customerId) {
    return left.equals(customerId) ? right : left;
  }

  public boolean isOpen() {
    return state == PairState.OPEN;
  }

  /** Whether it is to be merged, by the model or by a person. */
  public boolean isMerge() {
    return decision.equals(DedupDecision.AUTO_MERGE);
  }

  /** Whether the other one differs at most in the time when it was decided. */
  boolean saysTheSame(Pair other) {
    return equals(other.inState(other.state, decidedAt));
  }

  boolean isOfSameVersions(Pair other) {
    return leftVersion == other.leftVersion && rightVersion == other.rightVersion;
  }
}
