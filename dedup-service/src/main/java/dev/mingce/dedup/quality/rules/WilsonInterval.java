package dev.mingce.dedup.quality.rules;

/**
 * Between which bounds the share of all records lies, when some of a sample have a property.
 *
 * <p>E. B. Wilson: Probable inference, the law of succession, and statistical inference, Journal of
 * the American Statistical Association 22 (1927) 209-212, with 95 % confidence. It holds for small
 * samples and shares near 0, where the usual interval does not.
 *
 * @param share of the sample, 0 to 1
 */
public record WilsonInterval(double share, double lower, double upper) {

  /** The quantile of the normal distribution that leaves 2.5 % above it. */
  private static final double Z = 1.959963984540054;

  /**
   * The interval.
   *
   * @param hits how many have the property, 0 to {@code size}
   * @param size of the sample, at least 1
   */
  public static WilsonInterval of(long hits, long size) {
    if (size < 1 || hits < 0 || hits > size) {
      throw new IllegalArgumentException("a share of a sample");
    }
    double share = (double) hits / size;
    double square = Z * Z / size;
    double centre = (share + square / 2) / (1 + square);
    double reach = Z * Math.sqrt(share * (1 - share) / size + square / (4 * size)) / (1 + square);
    return new WilsonInterval(share, Math.max(0, centre - reach), Math.min(1, centre + reach));
  }
}
