package dev.mingce.audit.report;

import java.util.List;

/**
 * What is usual for somebody, from the counts of their past days: the median, and the median
 * absolute deviation from it (MAD), which one wild day does not move.
 *
 * <p>The modified z-score 0.6745 · (x − median) / MAD and the limit of 3.5 are those of B. Iglewicz
 * and D. C. Hoaglin, How to Detect and Handle Outliers, ASQC Quality Press 1993, p. 11. Where the
 * MAD is less than one, one is taken instead: counts differ by at least one, and whoever did the
 * same number every day would else be unusual with one more.
 *
 * @param days how many days it rests on
 * @param median the count of a usual day
 * @param deviation the MAD
 */
record VolumeBaseline(int days, double median, double deviation) {
  /** Makes the MAD of a normal distribution its standard deviation: the 0.75 quantile. */
  private static final double CONSISTENCY = 0.6745;

  private static final double LEAST_DEVIATION = 1;

  /** The baseline of counts, in any order; of none, zero. */
  static VolumeBaseline of(List<Long> counts) {
    double median = median(counts.stream().mapToDouble(Long::doubleValue).toArray());
    double deviation =
        median(counts.stream().mapToDouble(count -> Math.abs(count - median)).toArray());
    return new VolumeBaseline(counts.size(), median, deviation);
  }

  /** The modified z-score of a count; positive where it is more than usual. */
  double score(long count) {
    return CONSISTENCY * (count - median) / Math.max(LEAST_DEVIATION, deviation);
  }

  private static double median(double[] values) {
    if (values.length == 0) {
      return 0;
    }
    java.util.Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
