package dev.mingce.customer.standard;

import java.util.Map;

/**
 * A data standard ready to check with.
 *
 * @param version what records written under it carry, such as {@code person-default-3}
 * @param lists the code lists that its fields name, by code
 */
public record Standard(String version, StandardDefinition definition, Map<String, CodeList> lists) {
  public Standard {
    lists = Map.copyOf(lists);
  }
}
