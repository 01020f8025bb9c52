package dev.mingce.kit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares an OpenAPI document with the one before, as a client sees it that was written for that
 * one: what it sends must still be taken, and what it reads must still come.
 */
final class ApiComparison {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "patch", "delete", "head", "options");

  private final JsonNode before;
  private final JsonNode after;
  private final List<String> breaks = new ArrayList<>();

  private ApiComparison(JsonNode before, JsonNode after) {
    this.before = before;
    this.after = after;
  }

  /** What such a client would stumble over, as "operation: what"; empty when nothing. */
  static List<String> breaks(JsonNode before, JsonNode after) {
    ApiComparison comparison = new ApiComparison(before, after);
    comparison.comparePaths();
    return List.copyOf(comparison.breaks);
  }

  private void comparePaths() {
    before
        .path("paths")
        .properties()
        .forEach(path -> {
          JsonNode now = after.path("paths").path(path.getKey());
          path.getValue().properties().stream()
              .filter(operation -> METHODS.contains(operation.getKey()))
              .forEach(operation ->
                  compareOperations(
                      operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                      operation.getValue(),
                      now.path(operation.getKey())));
        });
  }

  private void compareOperations(String name, JsonNode old, JsonNode now) {
    if (now.isMissingNode()) {
      breaks.add(name + ": removed");
      return;
    }
    compareParameters(name, old.path("parameters"), now.path("parameters"));
    compareSecurity(name, old.path("security"), now.path("security"));
    compareRequests(name, old.path("requestBody"), now.path("requestBody"));
    old.path("responses")
        .properties()
        .forEach(response -> {
          if (response.getKey().startsWith("2")) {
            compareResponses(
                name + " " + response.getKey(),
                response.getValue(),
                now.path("responses").path(response.getKey()));
          }
        });
  }

  private void compareParameters(String name, JsonNode old, JsonNode now) {
    old.forEach(parameter -> {
      String where = name + " " + key(parameter);
      JsonNode same = find(now, key(parameter));
      if (same.isMissingNode()) {
        // Unknown query parameters are refused, so even an ignored one is missed.
        breaks.add(where + ": removed");
        return;
      }
      if (same.path("required").asBoolean() && !parameter.path("required").asBoolean()) {
        breaks.add(where + ": became required");
      }
      compareSchemas(
          SchemaComparison.Direction.REQUEST, where, parameter.path("schema"), same.path("schema"));
    });
    now.forEach(parameter -> {
      if (parameter.path("required").asBoolean() && find(old, key(parameter)).isMissingNode()) {
        breaks.add(name + " " + key(parameter) + ": added and required");
      }
    });
  }

  // Each requirement is enough for itself: a caller has one of the old ones.
  private void compareSecurity(String name, JsonNode old, JsonNode now) {
    if (now.isEmpty()) {
      return;
    }
    if (old.isEmpty()) {
      breaks.add(name + ": needs a permission");
    }
    for (JsonNode requirement : old) {
      if (!contains(now, requirement)) {
        breaks.add(name + ": no longer enough is " + requirement);
      }
    }
  }

  private void compareRequests(String name, JsonNode old, JsonNode now) {
    String where = name + " request";
    if (now.path("required").asBoolean() && !old.path("required").asBoolean()) {
      breaks.add(where + ": became required");
    }
    compareContents(SchemaComparison.Direction.REQUEST, where, old, now);
  }

  private void compareResponses(String where, JsonNode old, JsonNode now) {
    if (now.isMissingNode()) {
      breaks.add(where + ": removed");
      return;
    }
    for (String header : names(old.path("headers"))) {
      if (!now.path("headers").has(header)) {
        breaks.add(where + " header " + header + ": removed");
      }
    }
    compareContents(SchemaComparison.Direction.RESPONSE, where, old, now);
  }

  private void compareContents(
      SchemaComparison.Direction direction, String where, JsonNode old, JsonNode now) {
    for (String mediaType : names(old.path("content"))) {
      JsonNode body = now.path("content").path(mediaType);
      if (body.isMissingNode()) {
        breaks.add(where + " " + mediaType + ": removed");
      } else {
        compareSchemas(
            direction,
            where,
            old.path("content").path(mediaType).path("schema"),
            body.path("schema"));
      }
    }
  }

  private void compareSchemas(
      SchemaComparison.Direction direction, String where, JsonNode old, JsonNode now) {
    breaks.addAll(new SchemaComparison(direction, before, after).breaks(where, old, now));
  }

  private static String key(JsonNode parameter) {
    return parameter.path("in").asText() + " " + parameter.path("name").asText();
  }

  private static JsonNode find(JsonNode parameters, String key) {
    for (JsonNode parameter : parameters) {
      if (key(parameter).equals(key)) {
        return parameter;
      }
    }
    return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
  }

  private static boolean contains(JsonNode array, JsonNode wanted) {
    for (JsonNode element : array) {
      if (element.equals(wanted)) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
