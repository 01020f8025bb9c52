package dev.mingce.kit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells whether an example shows what its schema says. Knows the part of JSON Schema that the
 * documents use, and is stricter in one thing: a property that is not described is a fault, as it
 * is one that was renamed.
 */
final class ExampleCheck {
  private final JsonNode document;
  private final List<String> faults = new ArrayList<>();

  private ExampleCheck(JsonNode document) {
    this.document = document;
  }

  /** The faults as "place: what"; empty when the example fits. */
  static List<String> faults(JsonNode document, JsonNode schema, JsonNode example) {
    ExampleCheck check = new ExampleCheck(document);
    check.check("", schema, example);
    return List.copyOf(check.faults);
  }

  private void check(String where, JsonNode schemaNode, JsonNode value) {
    JsonNode schema = resolve(schemaNode);
    if (schema.has("oneOf") || schema.has("anyOf")) {
      checkChoice(where, schema.has("oneOf") ? schema.get("oneOf") : schema.get("anyOf"), value);
      return;
    }
    if (!hasType(schema.path("type"), value)) {
      faults.add(where + ": is no " + schema.path("type"));
      return;
    }
    if (schema.has("enum") && !texts(schema.get("enum")).contains(value.asText())) {
      faults.add(where + ": not in the enum");
    }
    for (String name : required(schema)) {
      if (!value.has(name)) {
        faults.add(where + "/" + name + ": missing");
      }
    }
    if (value.isObject()) {
      checkProperties(where, schema, value);
    }
    for (int i = 0; value.isArray() && schema.has("items") && i < value.size(); i++) {
      check(where + "/" + i, schema.get("items"), value.get(i));
    }
  }

  private void checkChoice(String where, JsonNode choices, JsonNode value) {
    for (JsonNode choice : choices) {
      if (faults(document, choice, value).isEmpty()) {
        return;
      }
    }
    faults.add(where + ": fits none of " + choices.size() + " schemas");
  }

  private void checkProperties(String where, JsonNode schema, JsonNode value) {
    if (!isDescribed(schema)) {
      return;
    }
    value
        .properties()
        .forEach(property -> {
          String place = where + "/" + property.getKey();
          JsonNode described = property(schema, property.getKey());
          if (!described.isMissingNode()) {
            check(place, described, property.getValue());
          } else if (schema.path("additionalProperties").isObject()) {
            check(place, schema.get("additionalProperties"), property.getValue());
          } else {
            faults.add(place + ": not described");
          }
        });
  }

  // An object of which nothing is said may hold anything.
  private boolean isDescribed(JsonNode schema) {
    return schema.has("properties")
        || schema.path("additionalProperties").isObject()
        || schema.path("allOf").valueStream().anyMatch(part -> isDescribed(resolve(part)));
  }

  private JsonNode property(JsonNode schema, String name) {
    JsonNode own = schema.path("properties").path(name);
    for (JsonNode part : schema.path("allOf")) {
      own = own.isMissingNode() ? property(resolve(part), name) : own;
    }
    return own;
  }

  private Set<String> required(JsonNode schema) {
    Set<String> names = texts(schema.path("required"));
    schema.path("allOf").forEach(part -> names.addAll(required(resolve(part))));
    return names;
  }

  private static boolean hasType(JsonNode type, JsonNode value) {
    if (type.isMissingNode()) {
      return true;
    }
    if (type.isArray()) {
      return type.valueStream().anyMatch(one -> hasType(one, value));
    }
    return switch (type.asText()) {
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "array" -> value.isArray();
      case "object" -> value.isObject();
      case "null" -> value.isNull();
      default -> throw new IllegalArgumentException("unknown type " + type);
    };
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new TreeSet<>();
    array.forEach(value -> texts.add(value.asText()));
    return texts;
  }

  private JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
  }
}
