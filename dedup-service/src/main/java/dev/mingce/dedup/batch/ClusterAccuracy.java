package dev.mingce.dedup.batch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well clusters agree with the truth, over all pairs and by B-cubed (Bagga and Baldwin,
 * Algorithms for Scoring Coreference Chains, 1998).
 *
 * @param precision share of the pairs put together that belong together, 1 when there is none
 * @param recall share of the pairs that belong together that were put together
 * @param cubedPrecision mean over the records of the share of their cluster that belongs with them
 * @param cubedRecall mean over the records of the share of what belongs with them in their cluster
 */
public record ClusterAccuracy(
    double precision, double recall, double cubedPrecision, double cubedRecall) {

  /**
   * Compares clusters with the truth.
   *
   * @param found name of the cluster of each record
   * @param truth name of the subject of each record
   */
  public static ClusterAccuracy of(List<?> found, List<?> truth) {
    Map<Object, Integer> clusters = new HashMap<>();
    Map<Object, Integer> subjects = new HashMap<>();
    Map<List<Object>, Integer> both = new HashMap<>();
    for (int i = 0; i < truth.size(); i++) {
      clusters.merge(found.get(i), 1, Integer::sum);
      subjects.merge(truth.get(i), 1, Integer::sum);
      both.merge(List.of(found.get(i), truth.get(i)), 1, Integer::sum);
    }
    double right = pairs(both);
    double together = pairs(clusters);
    double precise = 0;
    double complete = 0;
    for (Map.Entry<List<Object>, Integer> entry : both.entrySet()) {
      double n = entry.getValue();
      precise += n * n / clusters.getOrDefault(entry.getKey().getFirst(), 1);
      complete += n * n / subjects.getOrDefault(entry.getKey().getLast(), 1);
    }
    double records = Math.max(1, truth.size());
    return new ClusterAccuracy(
        together == 0 ? 1 : right / together,
        right / Math.max(1, pairs(subjects)),
        precise / records,
        complete / records);
  }

  /** Harmonic mean of precision and recall over pairs. */
  public double f1() {
    return harmonicMean(precision, recall);
  }

  /** Harmonic mean of precision and recall by B-cubed. */
  public double cubedF1() {
    return harmonicMean(cubedPrecision, cubedRecall);
  }

  private static double harmonicMean(double a, double b) {
    return a + b == 0 ? 0 : 2 * a * b / (a + b);
  }

  private static double pairs(Map<?, Integer> sizes) {
    return sizes.values().stream().mapToDouble(n -> n * (n - 1.0) / 2).sum();
  }
}
