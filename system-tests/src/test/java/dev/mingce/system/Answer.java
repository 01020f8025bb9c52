package dev.mingce.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.stream.StreamSupport;

/** An HTTP answer with its body as text. */
record Answer(int status, HttpHeaders headers, String text) {

  private static final ObjectMapper JSON = new ObjectMapper();

  JsonNode json() {
    try {
      return JSON.readTree(text);
    } catch (IOException notJson) {
      throw new UncheckedIOException("Status " + status + ", no JSON", notJson);
    }
  }

  /** A member of the body as text; empty when it is not there. */
  String value(String member) {
    return json().path(member).asText("");
  }

  /** The elements of {@code items}, or of the body when that is a list. */
  List<JsonNode> items() {
    JsonNode body = json();
    JsonNode list = body.isArray() ? body : body.path("items");
    return StreamSupport.stream(list.spliterator(), false).toList();
  }

  String header(String name) {
    return headers.firstValue(name).orElse("");
  }
}
