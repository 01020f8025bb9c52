package dev.mingce.dedup.scoring;

import dev.mingce.events.Evidence;
import java.util.List;

/**
 * How likely two records are one customer, and why.
 *
 * @param comparison the levels that were reached
 * @param priorWeight where the waterfall starts, in bits
 * @param evidence what every field added, also those that weigh nothing; with the prior they sum to
 *     the match weight. Holds no personal data
 * @param matchWeight in bits
 * @param probability of the match weight, from 0 to 1
 * @param modelVersion the model that gave the weights
 */
public record MatchScore(
    Comparison comparison,
    double priorWeight,
    List<Evidence> evidence,
    double matchWeight,
    double probability,
    String modelVersion) {

  public MatchScore {
    evidence = List.copyOf(evidence);
  }
}
