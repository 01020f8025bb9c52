package dev.mingce.events.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares a schema with the one last released: an optional field may be added, words may change,
 * and nothing else. That is stricter than what validation would allow, for a reader may rely on
 * everything that was promised: that a field is there, and that no further value of a code list
 * comes.
 */
final class SchemaCompatibility {
  /** Keywords that only explain. */
  private static final Set<String> WORDS =
      Set.of("$schema", "$id", "$comment", "title", "description", "examples", "deprecated");

  private static final Set<String> WALKED = Set.of("properties", "required", "$ref", "$defs");

  private final JsonNode releasedRoot;
  private final JsonNode currentRoot;
  private final List<String> breaks = new ArrayList<>();

  private SchemaCompatibility(JsonNode releasedRoot, JsonNode currentRoot) {
    this.releasedRoot = releasedRoot;
    this.currentRoot = currentRoot;
  }

  /** What breaks the promise, as "pointer: what"; empty if nothing does. */
  static List<String> breaks(JsonNode released, JsonNode current) {
    SchemaCompatibility comparison = new SchemaCompatibility(released, current);
    comparison.compare(released, current, "");
    return List.copyOf(comparison.breaks);
  }

  private void compare(JsonNode releasedNode, JsonNode currentNode, String path) {
    JsonNode released = resolve(releasedRoot, releasedNode);
    JsonNode current = resolve(currentRoot, currentNode);
    for (String keyword : keywords(released, current)) {
      JsonNode before = released.path(keyword);
      JsonNode after = current.path(keyword);
      if (before.isObject() && after.isObject()) {
        compare(before, after, path + "/" + keyword);
      } else if (keyword.equals("enum")) {
        compareSets("enum", before, after, path);
      } else if (!before.equals(after)) {
        breaks.add(path + ": " + keyword + " changed");
      }
    }
    compareSets("required", released.path("required"), current.path("required"), path);
    compareProperties(released.path("properties"), current.path("properties"), path);
  }

  private void compareProperties(JsonNode released, JsonNode current, String path) {
    released
        .properties()
        .forEach(property -> {
          String where = path + "/" + property.getKey();
          if (current.has(property.getKey())) {
            compare(property.getValue(), current.get(property.getKey()), where);
          } else {
            breaks.add(where + ": removed");
          }
        });
  }

  private void compareSets(String keyword, JsonNode released, JsonNode current, String path) {
    Set<String> before = texts(released);
    Set<String> after = texts(current);
    if (released.isMissingNode() != current.isMissingNode() && keyword.equals("enum")) {
      breaks.add(path + ": enum changed");
      return;
    }
    for (String value : before) {
      if (!after.contains(value)) {
        breaks.add(path + ": " + keyword + " lost " + value);
      }
    }
    for (String value : after) {
      if (!before.contains(value)) {
        breaks.add(path + ": " + keyword + " gained " + value);
      }
    }
  }

  private static Set<String> keywords(JsonNode released, JsonNode current) {
    Set<String> keywords = new TreeSet<>();
    released.fieldNames().forEachRemaining(keywords::add);
    current.fieldNames().forEachRemaining(keywords::add);
    keywords.removeAll(WORDS);
    keywords.removeAll(WALKED);
    return keywords;
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new TreeSet<>();
    array.forEach(value -> texts.add(value.asText()));
    return texts;
  }

  private static JsonNode resolve(JsonNode root, JsonNode node) {
    return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
  }
}
