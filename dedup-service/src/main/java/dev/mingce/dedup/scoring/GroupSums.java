package dev.mingce.dedup.scoring;

import java.util.Arrays;

/** Sums of weights by group, for and against. */
final class GroupSums {

  private static final int GROUPS = Attribute.Group.values().length;

  private final double[] strongest = new double[GROUPS];
  private final double[] sums = new double[GROUPS];
  private final double[] weakest = new double[GROUPS];
  private final double[] against = new double[GROUPS];

  void clear() {
    Arrays.fill(strongest, 0);
    Arrays.fill(sums, 0);
    Arrays.fill(weakest, 0);
    Arrays.fill(against, 0);
  }

  void add(Attribute attribute, double weight) {
    int group = attribute.group().index();
    if (weight > 0) {
      sums[group] += weight;
      strongest[group] = Math.max(strongest[group], weight);
    } else {
      against[group] += weight;
      weakest[group] = Math.min(weakest[group], weight);
    }
  }

  /** All groups together, each with its further agreements counted in part. */
  double total() {
    double total = 0;
    for (int group = 0; group < GROUPS; group++) {
      double share = GroupShare.ofFurther(group);
      total += strongest[group] + share * (sums[group] - strongest[group]);
      total += weakest[group] + share * (against[group] - weakest[group]);
    }
    return total;
  }
}
