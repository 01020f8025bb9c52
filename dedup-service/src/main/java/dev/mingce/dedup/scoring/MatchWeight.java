package dev.mingce.dedup.scoring;

/** Conversions between match weights in bits and probabilities. */
public final class MatchWeight {

  private MatchWeight() {}

  static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  /** The weight of a probability in (0, 1): log2(p / (1 - p)). */
  public static double ofProbability(double probability) {
    return log2(probability / (1 - probability));
  }

  /**
   * The probability of a weight: 2^w / (1 + 2^w), written so that large weights do not overflow.
   */
  public static double toProbability(double weight) {
    return 1 / (1 + Math.pow(2, -weight));
  }
}
