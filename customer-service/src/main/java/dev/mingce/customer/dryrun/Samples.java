package dev.mingce.customer.dryrun;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Chooses which records are shown: a few for each rule, and not too many in all. */
final class Samples {
  static final int OF_RULE = 5;
  static final int IN_ALL = 100;

  private final Map<String, Integer> taken = new HashMap<>();
  private int all;

  /** Goes on after those that were chosen before. */
  Samples(List<Finding> before) {
    before.forEach(this::count);
  }

  boolean take(Finding finding) {
    boolean needed =
        all < IN_ALL
            && finding.rules().stream().anyMatch(rule -> taken.getOrDefault(rule, 0) < OF_RULE);
    if (needed) {
      count(finding);
    }
    return needed;
  }

  private void count(Finding finding) {
    all++;
    finding.rules().forEach(rule -> taken.merge(rule, 1, Integer::sum));
  }
}
