package dev.mingce.dedup.scoring;

/**
 * The two probabilities of a comparison level (Fellegi and Sunter, A Theory for Record Linkage,
 * JASA 1969).
 *
 * @param m probability of the level among pairs that are one customer, in (0, 1)
 * @param u probability of the level among pairs that are two customers, in (0, 1)
 */
public record LevelParameters(double m, double u) {

  public LevelParameters {
    if (!(m > 0 && m < 1 && u > 0 && u < 1)) {
      throw new IllegalArgumentException("m and u lie between 0 and 1");
    }
  }

  /** Match weight log2(m/u) in bits: positive speaks for one customer, negative for two. */
  public double weight() {
    return MatchWeight.log2(m / u);
  }
}
