package dev.mingce.customer.survivorship;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * What survives.
 *
 * @param fields the golden record as {@link Fields} has it
 * @param origins of each value, in the order of their paths
 */
public record Golden(Map<String, JsonNode> fields, List<Origin> origins) {
  public Golden {
    fields = Map.copyOf(fields);
    origins = List.copyOf(origins);
  }

  /** Tells which fields there are, and none of their values. */
  @Override
  public String toString() {
    return "Golden" + fields.keySet();
  }
}
