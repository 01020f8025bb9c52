package dev.mingce.customer.identifier;

import java.util.List;
import java.util.Map;

/**
 * A type of identifier as the registry has it.
 *
 * @param labels title by language
 * @param unique whether a value belongs to one living customer
 * @param stability {@code permanent}, {@code stable} or {@code changing}
 * @param checkRule the rule of its values
 * @param dataClass {@code base}, {@code behaviour} or {@code preference}
 * @param retention ISO 8601 duration after the end of the relationship
 * @param visibleTo roles that may see values unmasked; empty means all that may reveal
 */
public record IdentifierTypeView(
    String code,
    Map<String, String> labels,
    boolean unique,
    String stability,
    String checkRule,
    String dataClass,
    String retention,
    List<String> visibleTo,
    long version) {
  public IdentifierTypeView {
    labels = Map.copyOf(labels);
    visibleTo = List.copyOf(visibleTo);
  }
}
