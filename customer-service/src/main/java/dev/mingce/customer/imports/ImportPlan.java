package dev.mingce.customer.imports;

import dev.mingce.events.Owner;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mapping that fits a file.
 *
 * @param width number of columns of the header
 * @param owner of rows that name none
 * @param units that rows may name as owner; {@code *} means all
 */
record ImportPlan(
    int width,
    List<ColumnRule> rules,
    String kind,
    @Nullable Owner owner,
    @Nullable String country,
    Set<String> units) {
  ImportPlan {
    rules = List.copyOf(rules);
    units = Set.copyOf(units);
  }

  boolean mayOwn(String unit) {
    return units.contains("*") || units.contains(unit);
  }
}
