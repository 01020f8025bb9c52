package dev.mingce.dedup.scoring;

import java.util.List;

/**
 * How likely two records are one customer, and why.
 *
 * @param comparison the levels that were reached
 * @param evidence the waterfall: the prior first, then every field, also those that weigh nothing;
 *     its weights sum to the match weight
 * @param matchWeight in bits
 * @param probability of the match weight, from 0 to 1
 * @param modelVersion the model that gave the weights
 */
public record MatchScore(
    Comparison comparison,
    List<Evidence> evidence,
    double matchWeight,
    double probability,
    String modelVersion) {

  public MatchScore {
    evidence = List.copyOf(evidence);
  }
}
