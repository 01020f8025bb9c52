package dev.mingce.dedup.profile.measure;

/**
 * The middle of a distribution and what lies far outside, by J. Tukey, Exploratory Data Analysis,
 * 1977: outliers are more than one and a half times the distance of the quartiles away from them.
 *
 * @param outliers how many
 */
public record Quartiles(double lower, double median, double upper, long outliers) {

  private static final double FENCE = 1.5;

  /**
   * Of values in ascending order; quartiles lie between neighbours in proportion.
   *
   * @throws IllegalArgumentException without a value
   */
  static Quartiles of(double... sorted) {
    if (sorted.length == 0) {
      throw new IllegalArgumentException("no values");
    }
    double lower = at(sorted, 0.25);
    double upper = at(sorted, 0.75);
    double reach = FENCE * (upper - lower);
    long outliers = 0;
    for (double value : sorted) {
      outliers += value < lower - reach || value > upper + reach ? 1 : 0;
    }
    return new Quartiles(lower, at(sorted, 0.5), upper, outliers);
  }

  private static double at(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
