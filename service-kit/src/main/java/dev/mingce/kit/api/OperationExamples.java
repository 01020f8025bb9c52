package dev.mingce.kit.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * Adds the examples of {@code api-examples/<operationId>.json}, kept out of the code because they
 * are long: {@code {"request": {name: {"summary", "value"}}, "201": {…}}}.
 */
final class OperationExamples {
  private static final String REQUEST = "request";

  private final ObjectMapper json = new ObjectMapper();

  void addTo(Operation operation) {
    JsonNode examples = read(operation.getOperationId());
    for (Map.Entry<String, JsonNode> part : examples.properties()) {
      Content content = content(operation, part.getKey());
      if (content == null || content.getMediaTypes() == null) {
        throw new IllegalStateException(
            "an example of " + operation.getOperationId() + " has no place: " + part.getKey());
      }
      content.getMediaTypes().values().forEach(type -> add(type, part.getValue()));
    }
  }

  private void add(MediaType type, JsonNode examples) {
    for (Map.Entry<String, JsonNode> example : examples.properties()) {
      type.addExample(example.getKey(), example(example.getValue()));
    }
  }

  private Example example(JsonNode node) {
    return OASFactory.createExample()
        .summary(node.path("summary").asText())
        .value(json.convertValue(node.path("value"), Object.class));
  }

  private static @Nullable Content content(Operation operation, String part) {
    if (part.equals(REQUEST)) {
      return operation.getRequestBody() == null ? null : operation.getRequestBody().getContent();
    }
    APIResponse response = operation.getResponses().getAPIResponse(part);
    return response == null ? null : response.getContent();
  }

  private JsonNode read(String operationId) {
    String file = "api-examples/" + operationId + ".json";
    try (InputStream in =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
      return in == null ? json.createObjectNode() : json.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " not read", e);
    }
  }
}
