package dev.mingce.kit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What the document must say about every operation, so that a client needs nothing else. */
final class ApiRules {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "patch", "delete", "head", "options");
  private static final String MERGE_PATCH = "application/merge-patch+json";
  private static final String PROBLEM = "application/problem+json";

  private final JsonNode document;
  private final Set<String> ids = new TreeSet<>();
  private final List<String> faults = new ArrayList<>();

  private ApiRules(JsonNode document) {
    this.document = document;
  }

  /** What is missing, as "operation: what"; empty when nothing is. */
  static List<String> faults(JsonNode document) {
    ApiRules rules = new ApiRules(document);
    document
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue().properties().stream()
                .filter(operation -> METHODS.contains(operation.getKey()))
                .forEach(operation ->
                    rules.check(
                        operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                        operation.getValue())));
    rules.require(!rules.ids.isEmpty(), "document: has no operations");
    return List.copyOf(rules.faults);
  }

  private void check(String name, JsonNode operation) {
    String id = operation.path("operationId").asText();
    require(id.matches("[a-z][a-zA-Z0-9]+") && ids.add(id), name + ": needs an operationId");
    require(hasText(operation, "summary"), name + ": needs a summary");
    require(!operation.path("tags").isEmpty(), name + ": needs a tag");
    checkPermission(name, operation);
    for (JsonNode parameter : operation.path("parameters")) {
      checkParameter(name + " " + parameter.path("name").asText(), parameter);
    }
    checkBodies(name + " request", operation.path("requestBody"));
    checkResponses(name, operation);
  }

  private void checkPermission(String name, JsonNode operation) {
    JsonNode security = operation.path("security");
    String description = operation.path("description").asText();
    if (security.isEmpty()) {
      require(
          security.isArray() && description.endsWith("Permission: none."),
          name + ": needs a permission, or to say that it needs none");
    }
    for (JsonNode requirement : security) {
      JsonNode permissions = requirement.path("bearer");
      require(!permissions.isEmpty(), name + ": needs the permission that the token must grant");
      permissions.forEach(permission ->
          require(
              description.contains("`" + permission.asText() + "`"),
              name + ": does not name " + permission.asText()));
    }
  }

  private void checkParameter(String name, JsonNode parameter) {
    require(hasText(parameter, "description"), name + ": needs a description");
    require(parameter.has("schema"), name + ": needs a schema");
    require(parameter.has("example") || parameter.has("examples"), name + ": needs an example");
  }

  private void checkResponses(String name, JsonNode operation) {
    JsonNode responses = operation.path("responses");
    Set<String> statuses = new TreeSet<>();
    responses.fieldNames().forEachRemaining(statuses::add);
    require(
        statuses.stream().anyMatch(status -> status.startsWith("2")),
        name + ": needs a successful answer");
    require(statuses.contains("500") && statuses.contains("503"), name + ": needs 500 and 503");
    if (!operation.path("security").isEmpty()) {
      require(statuses.contains("401") && statuses.contains("403"), name + ": needs 401 and 403");
    }
    responses
        .properties()
        .forEach(response ->
            checkResponse(name + " " + response.getKey(), response.getKey(), response.getValue()));
  }

  private void checkResponse(String name, String status, JsonNode response) {
    require(hasText(response, "description"), name + ": needs a description");
    if (status.compareTo("400") >= 0) {
      JsonNode body = response.path("content").path(PROBLEM);
      require(
          body.path("schema").path("$ref").asText().endsWith("/Problem")
              && !body.path("examples").isEmpty(),
          name + ": needs its problem codes");
    } else if (status.startsWith("2") && !status.equals("204")) {
      require(!response.path("content").isEmpty(), name + ": needs a schema");
    }
    checkBodies(name, response);
    require(
        !Set.of("201", "202").contains(status) || response.path("headers").has("Location"),
        name + ": needs a Location");
  }

  private void checkBodies(String name, JsonNode owner) {
    owner
        .path("content")
        .properties()
        .forEach(body -> {
          JsonNode schema = body.getValue().path("schema");
          JsonNode examples = body.getValue().path("examples");
          require(!schema.isEmpty(), name + ": needs a schema");
          require(!examples.isEmpty(), name + ": needs an example");
          examples
              .properties()
              .forEach(example ->
                  checkExample(
                      name,
                      schema,
                      example.getKey(),
                      body.getKey().equals(MERGE_PATCH)
                          ? withoutRemovals(example.getValue())
                          : example.getValue()));
        });
  }

  private void checkExample(String name, JsonNode schema, String key, JsonNode example) {
    JsonNode resolved =
        example.has("$ref") ? document.at(example.path("$ref").asText().substring(1)) : example;
    require(
        hasText(resolved, "summary") && resolved.has("value"),
        name + " example " + key + ": needs a summary and a value");
    // A problem may have members of its own besides those of the schema.
    if (!schema.path("$ref").asText().endsWith("/Problem")) {
      ExampleCheck.faults(document, schema, resolved.path("value"))
          .forEach(fault -> faults.add(name + " example " + key + fault));
    }
  }

  // A null in a merge patch removes what the schema describes (RFC 7396).
  private static JsonNode withoutRemovals(JsonNode node) {
    if (!node.isObject()) {
      return node;
    }
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    node.properties().stream()
        .filter(property -> !property.getValue().isNull())
        .forEach(property -> kept.set(property.getKey(), withoutRemovals(property.getValue())));
    return kept;
  }

  private void require(boolean holds, String fault) {
    if (!holds) {
      faults.add(fault);
    }
  }

  private static boolean hasText(JsonNode node, String field) {
    return !node.path(field).asText().isBlank();
  }
}
