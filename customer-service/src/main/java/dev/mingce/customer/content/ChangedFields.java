package dev.mingce.customer.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.events.EventJson;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Names of the fields that differ between two contents, as JSON Pointers of their input; never a
 * value.
 */
public final class ChangedFields {
  private static final ObjectMapper JSON = EventJson.mapper();

  private ChangedFields() {}

  public static List<String> between(CustomerContent before, CustomerContent after) {
    return compare(tree(before), tree(after));
  }

  public static List<String> all(CustomerContent content) {
    return compare(JSON.createObjectNode(), tree(content));
  }

  private static JsonNode tree(CustomerContent content) {
    return JSON.valueToTree(CustomerInputs.of(content));
  }

  private static List<String> compare(JsonNode before, JsonNode after) {
    TreeSet<String> names = new TreeSet<>();
    before.fieldNames().forEachRemaining(names::add);
    after.fieldNames().forEachRemaining(names::add);
    List<String> changed = new ArrayList<>();
    for (String name : names) {
      JsonNode old = before.path(name);
      JsonNode now = after.path(name);
      if (old.equals(now)) {
        continue;
      }
      if (old.isObject() && now.isObject()) {
        compare(old, now).forEach(inner -> changed.add("/" + name + inner));
      } else {
        changed.add("/" + name);
      }
    }
    return changed;
  }
}
