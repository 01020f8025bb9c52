package dev.mingce.dedup.cleanse.repair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mingce.events.EventJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The record that cleansing says of a customer as a source: its kind and name, and each field or
 * entry that was repaired, with all repairs of it.
 */
public final class CleansedRecord {

  private static final ObjectMapper JSON = EventJson.mapper();
  // Found anew by customer-service from the value.
  private static final Set<String> DERIVED = Set.of("normalized", "regionCode");

  private CleansedRecord() {}

  /**
   * The record.
   *
   * @param name what the kind of customer must have: {@code name}, or {@code organisation} with the
   *     legal name
   * @param repairs those that were accepted; later ones win where two say something else of one
   *     place
   */
  public static ObjectNode of(String kind, ObjectNode name, List<Repair> repairs) {
    ObjectNode record = JSON.createObjectNode().put("kind", kind);
    record.setAll(name.deepCopy());
    Map<String, @Nullable JsonNode> entries = new LinkedHashMap<>();
    for (Repair repair : repairs) {
      if (repair.isSayable()) {
        JsonNode before =
            entries.containsKey(repair.pointer()) ? entries.get(repair.pointer()) : repair.entry();
        entries.put(repair.pointer(), patched(before, repair.patches()));
      }
    }
    entries.forEach((pointer, entry) -> put(record, pointer, entry));
    return record;
  }

  private static JsonNode patched(@Nullable JsonNode entry, Map<String, @Nullable String> patches) {
    if (patches.containsKey("")) {
      return JSON.valueToTree(patches.get(""));
    }
    ObjectNode patched =
        entry instanceof ObjectNode object ? object.deepCopy() : JSON.createObjectNode();
    patches.forEach((place, text) -> patched.put(place.substring(1), text));
    DERIVED.forEach(patched::remove);
    return patched;
  }

  private static void put(ObjectNode record, String pointer, @Nullable JsonNode entry) {
    String[] steps = pointer.substring(1).split("/", -1);
    if (steps.length == 1) {
      record.set(steps[0], entry);
    } else if (Character.isDigit(steps[1].charAt(0))) {
      JsonNode list = record.get(steps[0]);
      ArrayNode entries = list instanceof ArrayNode array ? array : record.putArray(steps[0]);
      entries.add(entry);
    } else {
      JsonNode part = record.get(steps[0]);
      ObjectNode object = part instanceof ObjectNode known ? known : record.putObject(steps[0]);
      object.set(steps[1], entry);
    }
  }
}
