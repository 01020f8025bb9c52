package dev.mingce.dedup.scoring;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a scoring model. Immutable; a changed parameter is a new version.
 *
 * @param version name of the model, stored with every score
 * @param prior probability that two customers picked at random are one, in (0, 1)
 * @param parameters m and u of every level
 */
public record MatchModel(
    String version, double prior, Map<ComparisonLevel, LevelParameters> parameters) {

  private static final double ROUNDING = 1e-9;

  /**
   * Checks that the parameters make sense.
   *
   * @throws IllegalArgumentException when a level is missing, the probabilities of a field do not
   *     sum to 1, or a better level weighs less than a worse one, which would reward disagreement
   */
  public MatchModel {
    if (!(prior > 0 && prior < 1)) {
      throw new IllegalArgumentException("the prior lies between 0 and 1");
    }
    for (MatchField field : MatchField.values()) {
      check(field, ComparisonLevel.of(field), parameters);
    }
    parameters = Map.copyOf(new EnumMap<>(parameters));
  }

  private static void check(
      MatchField field,
      List<ComparisonLevel> levels,
      Map<ComparisonLevel, LevelParameters> parameters) {
    double m = 0;
    double u = 0;
    double better = Double.POSITIVE_INFINITY;
    for (ComparisonLevel level : levels) {
      LevelParameters values = parameters.get(level);
      if (values == null) {
        throw new IllegalArgumentException("the model lacks " + level);
      }
      if (values.weight() > better) {
        throw new IllegalArgumentException(level + " weighs more than a better level");
      }
      better = values.weight();
      m += values.m();
      u += values.u();
    }
    if (Math.abs(m - 1) > ROUNDING || Math.abs(u - 1) > ROUNDING) {
      throw new IllegalArgumentException("m and u of " + field + " each sum to 1");
    }
  }

  /** The weight of a level in bits. */
  public double weight(ComparisonLevel level) {
    LevelParameters values = parameters.get(level);
    if (values == null) {
      throw new IllegalStateException("checked at construction: " + level);
    }
    return values.weight();
  }

  /** The weight that every pair starts from. */
  public double priorWeight() {
    return MatchWeight.ofProbability(prior);
  }
}
