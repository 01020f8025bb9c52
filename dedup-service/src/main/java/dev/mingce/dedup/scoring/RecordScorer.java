package dev.mingce.dedup.scoring;

import dev.mingce.dedup.normalize.CustomerFeatures;
import dev.mingce.events.Evidence;
import java.util.ArrayList;
import java.util.List;

/**
 * Scores pairs of records with one model, after Fellegi and Sunter: the weights of independent
 * fields add up.
 */
public final class RecordScorer {

  private final MatchModel model;

  public RecordScorer(MatchModel model) {
    this.model = model;
  }

  /** The score of the pair; the same in both orders. */
  public MatchScore score(CustomerFeatures a, CustomerFeatures b) {
    Comparison comparison = RecordComparator.compare(a, b);
    List<Evidence> evidence = new ArrayList<>();
    for (MatchField field : MatchField.values()) {
      ComparisonLevel level = comparison.level(field);
      evidence.add(
          level == null
              ? new Evidence(field.code(), "missing", 0)
              : new Evidence(field.code(), level.code(), model.weight(level)));
    }
    double matchWeight =
        model.priorWeight() + evidence.stream().mapToDouble(Evidence::weight).sum();
    return new MatchScore(
        comparison,
        model.priorWeight(),
        evidence,
        matchWeight,
        MatchWeight.toProbability(matchWeight),
        model.version());
  }
}
