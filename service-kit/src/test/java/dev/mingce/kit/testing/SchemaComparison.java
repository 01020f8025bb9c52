package dev.mingce.kit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares two schemas in one direction. In a request nothing may be asked that was not asked
 * before; in a response nothing may be missing or different that was promised.
 */
final class SchemaComparison {
  enum Direction {
    REQUEST,
    RESPONSE
  }

  /** A smaller one of the first and a larger one of the second kind refuses what was taken. */
  private static final Set<String> UPPER =
      Set.of("maximum", "exclusiveMaximum", "maxLength", "maxItems");

  private static final Set<String> LOWER =
      Set.of("minimum", "exclusiveMinimum", "minLength", "minItems");
  private static final List<String> COMBINED = List.of("allOf", "oneOf", "anyOf");

  private final Direction direction;
  private final JsonNode beforeRoot;
  private final JsonNode afterRoot;
  private final List<String> breaks = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  SchemaComparison(Direction direction, JsonNode beforeRoot, JsonNode afterRoot) {
    this.direction = direction;
    this.beforeRoot = beforeRoot;
    this.afterRoot = afterRoot;
  }

  List<String> breaks(String where, JsonNode before, JsonNode after) {
    compare(where, before, after);
    return List.copyOf(breaks);
  }

  private void compare(String where, JsonNode beforeNode, JsonNode afterNode) {
    // A type that contains itself is compared once.
    if (!seen.add(
        beforeNode.path("$ref").asText(where) + " " + afterNode.path("$ref").asText(""))) {
      return;
    }
    JsonNode before = resolve(beforeRoot, beforeNode);
    JsonNode after = resolve(afterRoot, afterNode);
    compareTypes(where, before, after);
    compareEnums(where, before.path("enum"), after.path("enum"));
    if (direction == Direction.REQUEST) {
      compareLimits(where, before, after);
    }
    compareRequired(where, before, after);
    compareProperties(where, before.path("properties"), after.path("properties"));
    compareNested(where + "/*", before.path("items"), after.path("items"));
    compareNested(
        where + "/?", before.path("additionalProperties"), after.path("additionalProperties"));
    COMBINED.forEach(keyword -> compareCombined(where, keyword, before, after));
  }

  private void compareTypes(String where, JsonNode before, JsonNode after) {
    for (String keyword : List.of("type", "format", "pattern")) {
      JsonNode old = before.path(keyword);
      JsonNode now = after.path(keyword);
      boolean freer = direction == Direction.REQUEST && now.isMissingNode();
      boolean promised = direction == Direction.RESPONSE && old.isMissingNode();
      if (!old.equals(now) && !freer && !promised) {
        breaks.add(where + ": " + keyword + " changed from " + shown(old) + " to " + shown(now));
      }
    }
  }

  private void compareEnums(String where, JsonNode before, JsonNode after) {
    if (before.isMissingNode() && !after.isMissingNode() && direction == Direction.REQUEST) {
      breaks.add(where + ": enum added");
    }
    if (!after.isMissingNode()) {
      Set<String> now = texts(after);
      texts(before).stream()
          .filter(value -> !now.contains(value))
          .forEach(value -> breaks.add(where + ": enum lost " + value));
    }
  }

  private void compareLimits(String where, JsonNode before, JsonNode after) {
    for (String keyword : new TreeSet<>(UPPER)) {
      JsonNode now = after.path(keyword);
      if (now.isNumber()
          && (!before.has(keyword) || now.asDouble() < before.path(keyword).asDouble())) {
        breaks.add(where + ": " + keyword + " is now " + now);
      }
    }
    for (String keyword : new TreeSet<>(LOWER)) {
      JsonNode now = after.path(keyword);
      if (now.isNumber()
          && (!before.has(keyword) || now.asDouble() > before.path(keyword).asDouble())) {
        breaks.add(where + ": " + keyword + " is now " + now);
      }
    }
  }

  private void compareRequired(String where, JsonNode before, JsonNode after) {
    Set<String> old = texts(before.path("required"));
    Set<String> now = texts(after.path("required"));
    if (direction == Direction.REQUEST) {
      now.stream()
          .filter(name -> !old.contains(name))
          .forEach(name -> breaks.add(where + "/" + name + ": became required"));
    } else {
      old.stream()
          .filter(name -> !now.contains(name))
          .forEach(name -> breaks.add(where + "/" + name + ": may be absent now"));
    }
  }

  // A request with a property that is gone is refused too, as an unknown one.
  private void compareProperties(String where, JsonNode before, JsonNode after) {
    before
        .properties()
        .forEach(property -> {
          String place = where + "/" + property.getKey();
          if (after.has(property.getKey())) {
            compare(place, property.getValue(), after.get(property.getKey()));
          } else {
            breaks.add(place + ": removed");
          }
        });
  }

  private void compareNested(String where, JsonNode before, JsonNode after) {
    if (before.isObject() && after.isObject()) {
      compare(where, before, after);
    } else if (before.isObject() && direction == Direction.RESPONSE) {
      breaks.add(where + ": no longer described");
    }
  }

  private void compareCombined(String where, String keyword, JsonNode before, JsonNode after) {
    JsonNode old = before.path(keyword);
    JsonNode now = after.path(keyword);
    if (old.size() != now.size()) {
      breaks.add(where + ": " + keyword + " has " + now.size() + " parts and had " + old.size());
      return;
    }
    for (int i = 0; i < old.size(); i++) {
      compare(where + "/" + keyword + "[" + i + "]", old.get(i), now.get(i));
    }
  }

  private static String shown(JsonNode value) {
    return value.isMissingNode() ? "nothing" : value.toString();
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
