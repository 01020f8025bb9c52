package dev.mingce.dedup.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * Models as JSON documents: {@code version}, {@code prior}, and for each attribute its levels from
 * best to worst with m, u, h (between members of a household) and, for readers, the weight in bits
 * that follows from them.
 */
public final class WeightModelJson {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private WeightModelJson() {}

  /** The document of a model. */
  public static ObjectNode write(WeightModel model) {
    ObjectNode root = JSON.createObjectNode();
    root.put("version", model.version());
    root.put("prior", model.prior());
    root.put("household", model.household());
    root.put("priorWeight", rounded(model.priorWeight()));
    ObjectNode attributes = root.putObject("attributes");
    for (Attribute attribute : Attribute.all()) {
      ObjectNode levels = attributes.putObject(attribute.code()).putObject("levels");
      for (int level = 1; level <= attribute.worst(); level++) {
        levels
            .putObject(attribute.levelCode(level))
            .put("m", model.m(attribute, level))
            .put("u", model.u(attribute, level))
            .put("h", model.h(attribute, level))
            .put("weight", rounded(model.weight(attribute, level)));
      }
    }
    return root;
  }

  /** The text of a document. */
  public static byte[] bytes(ObjectNode document) throws IOException {
    return JSON.writeValueAsBytes(document);
  }

  /**
   * Reads a document.
   *
   * @throws IllegalArgumentException if an attribute or level is missing, or a number is out of
   *     range
   */
  public static WeightModel read(byte[] document) throws IOException {
    JsonNode root = JSON.readTree(document);
    double[][] m = new double[Attribute.all().size()][];
    double[][] u = new double[m.length][];
    double[][] h = new double[m.length][];
    for (Attribute attribute : Attribute.all()) {
      JsonNode levels = root.path("attributes").path(attribute.code()).path("levels");
      m[attribute.index()] = new double[attribute.worst() + 1];
      u[attribute.index()] = new double[attribute.worst() + 1];
      h[attribute.index()] = new double[attribute.worst() + 1];
      for (int level = 1; level <= attribute.worst(); level++) {
        JsonNode values = levels.path(attribute.levelCode(level));
        m[attribute.index()][level] = number(values, "m");
        u[attribute.index()][level] = number(values, "u");
        h[attribute.index()][level] = number(values, "h");
      }
    }
    return new WeightModel(
        root.path("version").asText(), number(root, "prior"), number(root, "household"), m, u, h);
  }

  private static double number(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isNumber()) {
      throw new IllegalArgumentException("the model lacks the number " + name);
    }
    return value.asDouble();
  }

  private static double rounded(double weight) {
    return Math.round(weight * 1000) / 1000.0;
  }
}
