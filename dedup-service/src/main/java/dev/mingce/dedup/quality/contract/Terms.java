package dev.mingce.dedup.quality.contract;

import dev.mingce.dedup.quality.contract.FeedRows.Sum;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares what came in with what was agreed. */
final class Terms {

  private Terms() {}

  /**
   * The rules that were broken more often than agreed; none while fewer records came than it takes.
   *
   * @param sums by rule, those of all records under an empty name
   */
  static List<Breach> breaches(ContractTerms terms, Map<String, Sum> sums) {
    long records = sums.getOrDefault("", new Sum(0, 0)).asked();
    List<Breach> breaches = new ArrayList<>();
    if (records < terms.minRecords()) {
      return breaches;
    }
    new TreeMap<>(terms.rules())
        .forEach((rule, allowed) -> {
          Sum sum = sums.getOrDefault(rule, new Sum(0, 0));
          if (sum.broken() > allowed * sum.asked()) {
            breaches.add(new Breach(rule, sum.asked(), sum.broken(), allowed));
          }
        });
    return breaches;
  }
}
