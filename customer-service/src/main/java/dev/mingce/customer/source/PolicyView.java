package dev.mingce.customer.source;

import dev.mingce.customer.survivorship.Rule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which source wins.
 *
 * @param ranks rank by system, 0 the most trusted; 100 for those not named
 * @param rules by field, as JSON Pointer, in the order in which they decide
 * @param fallback rules of the other fields
 */
public record PolicyView(
    long version,
    Map<String, Integer> ranks,
    Map<String, List<String>> rules,
    List<String> fallback) {
  static PolicyView of(VersionedPolicy current) {
    Map<String, List<String>> rules = new TreeMap<>();
    current.policy().rules().forEach((path, list) -> rules.put(path, codes(list)));
    return new PolicyView(
        current.version(),
        new TreeMap<>(current.policy().ranks()),
        rules,
        codes(current.policy().fallback()));
  }

  private static List<String> codes(List<Rule> rules) {
    return rules.stream().map(Rule::code).toList();
  }
}
