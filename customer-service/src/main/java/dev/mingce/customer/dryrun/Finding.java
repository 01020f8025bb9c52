package dev.mingce.customer.dryrun;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A record that the standard would refuse.
 *
 * @param source the way in of its current version
 * @param sources by rule, where the value comes from
 */
record Finding(
    UUID customerId,
    long version,
    String unit,
    String source,
    List<Fault> faults,
    Map<String, String> sources) {
  Finding {
    faults = List.copyOf(faults);
    sources = Map.copyOf(sources);
  }

  Set<String> rules() {
    Set<String> rules = new LinkedHashSet<>();
    faults.forEach(fault -> rules.add(fault.rule()));
    return rules;
  }
}
