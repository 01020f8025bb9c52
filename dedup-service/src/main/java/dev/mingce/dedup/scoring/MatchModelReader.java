package dev.mingce.dedup.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;

/** Reads models from their JSON documents. */
public final class MatchModelReader {

  private static final String DEFAULT_MODEL = "default-1.json";

  private MatchModelReader() {}

  /** The model that is delivered with the program; its reasoning stands beside its numbers. */
  public static MatchModel defaultModel() {
    try (InputStream document = MatchModelReader.class.getResourceAsStream(DEFAULT_MODEL)) {
      if (document == null) {
        throw new IllegalStateException("missing resource " + DEFAULT_MODEL);
      }
      return read(document);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Reads a model.
   *
   * @throws IOException when the document is not JSON
   * @throws IllegalArgumentException when it is not a sound model
   */
  public static MatchModel read(InputStream document) throws IOException {
    JsonNode root = new ObjectMapper().readTree(document);
    Map<ComparisonLevel, LevelParameters> parameters = new EnumMap<>(ComparisonLevel.class);
    for (ComparisonLevel level : ComparisonLevel.values()) {
      JsonNode values =
          root.path("fields").path(level.field().code()).path("levels").path(level.code());
      parameters.put(level, new LevelParameters(number(values, "m"), number(values, "u")));
    }
    return new MatchModel(root.path("version").asText(), number(root, "prior"), parameters);
  }

  private static double number(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isNumber()) {
      throw new IllegalArgumentException("the model lacks the number " + name);
    }
    return value.asDouble();
  }
}
