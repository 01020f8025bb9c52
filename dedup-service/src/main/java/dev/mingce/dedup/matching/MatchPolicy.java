package dev.mingce.dedup.matching;

import dev.mingce.dedup.matching.MatchDecision.Distinct;
import dev.mingce.dedup.matching.MatchDecision.Merge;
import dev.mingce.dedup.matching.MatchDecision.Reason;
import dev.mingce.dedup.matching.MatchDecision.Review;
import dev.mingce.dedup.normalize.CustomerFeatures;
import dev.mingce.dedup.normalize.IdentifierForm;
import dev.mingce.dedup.scoring.Comparison;
import dev.mingce.dedup.scoring.ComparisonLevel;
import dev.mingce.dedup.scoring.MatchScore;
import dev.mingce.dedup.scoring.RecordScorer;
import java.util.Collections;
import java.util.List;

/**
 * Decides about pairs. Above the probability stand two rules: a veto is never outweighed, and
 * nothing is merged without a person unless a strong identifier and the very same name agree. Twins
 * share a birth date, a phone, an address and most letters of their names.
 */
public final class MatchPolicy {

  private final RecordScorer scorer;
  private final DecisionBands bands;

  public MatchPolicy(RecordScorer scorer, DecisionBands bands) {
    this.scorer = scorer;
    this.bands = bands;
  }

  /** The decision about the pair; the same in both orders. */
  public MatchDecision decide(CustomerFeatures a, CustomerFeatures b) {
    MatchScore score = scorer.score(a, b);
    if (a.kind() != b.kind()) {
      return new Distinct(score, Reason.DIFFERENT_KINDS);
    }
    if (haveDifferentNationalIds(a, b)) {
      return new Distinct(score, Reason.DIFFERENT_NATIONAL_IDS);
    }
    if (score.probability() < bands.reviewFrom()) {
      return new Distinct(score, Reason.IMPROBABLE);
    }
    return score.probability() >= bands.mergeFrom() && isBeyondDoubt(score.comparison())
        ? new Merge(score)
        : new Review(score);
  }

  private static boolean isBeyondDoubt(Comparison comparison) {
    boolean sameName =
        comparison.reached(ComparisonLevel.NAME_EXACT)
            || comparison.reached(ComparisonLevel.NAME_OTHER_ORDER);
    boolean strongEvidence =
        comparison.reached(ComparisonLevel.PHONE_SHARED)
            || comparison.reached(ComparisonLevel.EMAIL_SHARED)
            || comparison.reached(ComparisonLevel.IDENTIFIER_SHARED);
    return sameName && strongEvidence;
  }

  private static boolean haveDifferentNationalIds(CustomerFeatures a, CustomerFeatures b) {
    List<IdentifierForm> left = validNationalIds(a);
    List<IdentifierForm> right = validNationalIds(b);
    return !left.isEmpty() && !right.isEmpty() && Collections.disjoint(left, right);
  }

  private static List<IdentifierForm> validNationalIds(CustomerFeatures features) {
    return features.identifiers().stream().filter(IdentifierForm::isValidNationalId).toList();
  }
}
