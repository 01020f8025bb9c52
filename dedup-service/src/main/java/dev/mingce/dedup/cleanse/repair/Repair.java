package dev.mingce.dedup.cleanse.repair;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A repair of one field, or of one entry of a list. Personal: kept only under the customer's own
 * key.
 *
 * @param rule code of the {@link RepairRule}
 * @param pointer JSON Pointer of the field or the entry
 * @param entry the whole field or entry as it is; null where it is missing
 * @param patches new texts by their place below {@code pointer}, empty for the field itself; an
 *     absent text takes the value away
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Repair(
    String rule, String pointer, @Nullable JsonNode entry, Map<String, @Nullable String> patches) {
  public Repair {
    patches = Collections.unmodifiableMap(new TreeMap<>(patches));
  }

  /** Whether a source record can say it: it can add and replace, and take nothing away. */
  public boolean isSayable() {
    return !patches.containsValue(null);
  }

  @Override
  public String toString() {
    return "Repair[" + rule + " " + pointer + ", ***]";
  }
}
