package dev.mingce.dedup.quality.contract;

import java.util.Map;
import java.util.TreeMap;

/**
 * What was agreed about a source.
 *
 * @param windowHours how far back records count, 1 to 720
 * @param minRecords below so many records in the window nothing is said
 * @param rules the greatest share of violations by rule, 0 to 1
 */
record ContractTerms(int windowHours, int minRecords, Map<String, Double> rules) {
  ContractTerms {
    rules = Map.copyOf(new TreeMap<>(rules));
  }
}
