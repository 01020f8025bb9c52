package dev.mingce.events.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** Validates with an independent implementation of JSON Schema 2020-12, formats included. */
final class Schemas {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private Schemas() {}

  static List<String> errors(JsonNode schema, String json) {
    Schema compiled = REGISTRY.getSchema(schema.toString());
    return compiled
        .validate(
            json,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .toList();
  }

  /** The same schema for a producer: nothing may be written that it does not name. */
  static JsonNode closed(JsonNode schema) {
    ObjectNode copy = schema.deepCopy();
    // Another id, or the registry would take it for the open one.
    copy.put("$id", copy.path("$id").asText() + ":closed");
    close(copy);
    return copy;
  }

  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.has("properties")
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    node.forEach(Schemas::close);
  }
}
