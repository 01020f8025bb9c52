package dev.mingce.dedup.matching;

/**
 * Where a probability leads.
 *
 * @param reviewFrom from here on a person looks at the pair
 * @param mergeFrom from here on the pair may be merged without one
 */
public record DecisionBands(double reviewFrom, double mergeFrom) {

  public DecisionBands {
    if (!(reviewFrom > 0 && reviewFrom <= mergeFrom && mergeFrom <= 1)) {
      throw new IllegalArgumentException("0 < reviewFrom <= mergeFrom <= 1");
    }
  }

  /**
   * For a model whose parameters were set by hand: one expected mistake in 100,000 merges, a
   * hundredth of what is common with trained models, since the probabilities themselves are only
   * estimates.
   */
  public static DecisionBands careful() {
    return new DecisionBands(0.5, 0.99999);
  }
}
