package dev.mingce.customer.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mingce.customer.survivorship.Marks;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a source record holds, sealed.
 *
 * @param fields what the source says
 * @param pinned fields whose value here wins; only of the platform's own record
 * @param hidden entries of other records that are not shown; only of the own record
 * @param sourceKey the key in the source system; absent in the own record
 */
record StoredFields(
    Map<String, JsonNode> fields,
    Set<String> pinned,
    Set<Marks.Hidden> hidden,
    @Nullable String sourceKey) {
  StoredFields {
    fields = Map.copyOf(fields);
    pinned = pinned == null ? Set.of() : Set.copyOf(pinned);
    hidden = hidden == null ? Set.of() : Set.copyOf(hidden);
  }

  Marks marks() {
    return new Marks(pinned, hidden);
  }

  @Override
  public String toString() {
    return "StoredFields" + fields.keySet();
  }
}
