package dev.mingce.customer.survivorship;

import java.util.List;
import java.util.Map;

/**
 * Which source wins, for each field.
 *
 * @param ranks rank by system, 0 the most trusted; {@link #UNRANKED} for those not named
 * @param rules by field, in the order in which they decide
 * @param fallback rules of the fields that are not named
 */
public record Policy(
    Map<String, Integer> ranks, Map<String, List<Rule>> rules, List<Rule> fallback) {
  public static final int UNRANKED = 100;

  /** What was entered here before all others, then the latest. */
  public static final Policy DEFAULT =
      new Policy(
          Map.of(SourceRecord.OWN, 0),
          Map.of(
              "/contactPoints",
              List.of(Rule.VERIFIED_FIRST, Rule.SOURCE_RANK, Rule.MOST_RECENT),
              "/identifiers",
              List.of(Rule.VERIFIED_FIRST, Rule.SOURCE_RANK, Rule.MOST_RECENT)),
          List.of(Rule.SOURCE_RANK, Rule.MOST_RECENT));

  public Policy {
    ranks = Map.copyOf(ranks);
    rules = Map.copyOf(rules);
    fallback = List.copyOf(fallback);
  }

  int rank(String system) {
    return ranks.getOrDefault(system, UNRANKED);
  }

  List<Rule> of(String path) {
    return rules.getOrDefault(path, fallback);
  }
}
