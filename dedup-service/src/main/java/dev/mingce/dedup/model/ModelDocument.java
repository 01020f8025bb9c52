package dev.mingce.dedup.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mingce.dedup.matching.DecisionWeights;
import dev.mingce.dedup.matching.NameTerms;
import dev.mingce.dedup.normalize.Term;
import dev.mingce.dedup.normalize.TermFrequencies;
import dev.mingce.dedup.scoring.WeightModel;
import dev.mingce.dedup.scoring.WeightModelJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A model as JSON: what {@link WeightModelJson} writes, {@code decisions} (the weights in bits from
 * which on pairs are linked, clustered and merged), {@code records} (how many records it was
 * trained on), {@code expected} (the precision to expect from a weight on), and for a shipped model
 * {@code frequencies} of values by their kind.
 */
final class ModelDocument {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode root;

  private ModelDocument(ObjectNode root) {
    this.root = root;
  }

  static ModelDocument parse(String text) {
    try {
      return new ModelDocument((ObjectNode) JSON.readTree(text));
    } catch (IOException e) {
      throw new UncheckedIOException("a model is not readable", e);
    }
  }

  ObjectNode json() {
    return root;
  }

  WeightModel weights() {
    try {
      return WeightModelJson.read(JSON.writeValueAsBytes(root));
    } catch (IOException e) {
      throw new UncheckedIOException("a model is not readable", e);
    }
  }

  DecisionWeights decisions() {
    JsonNode decisions = root.path("decisions");
    return new DecisionWeights(
        decisions.path("link").asDouble(),
        decisions.path("guard").asDouble(),
        decisions.path("merge").asDouble());
  }

  ModelDocument withDecisions(DecisionWeights decisions) {
    ObjectNode copy = root.deepCopy();
    copy.putObject("decisions")
        .put("link", decisions.link())
        .put("guard", decisions.guard())
        .put("merge", decisions.merge());
    return new ModelDocument(copy);
  }

  /** The precision to expect from a weight on: that of the highest known threshold below it. */
  @Nullable Double expectedPrecision(double weight) {
    Double precision = null;
    for (JsonNode expected : root.path("expected")) {
      if (expected.path("weight").asDouble() <= weight) {
        precision = expected.path("precision").asDouble();
      }
    }
    return precision;
  }

  /** How many records the model was trained on. */
  int records() {
    return root.path("records").asInt();
  }

  /** The share of a value that the model knows nothing of. */
  double unknownShare(Term term) {
    return TermFrequencies.of(term.kind(), 1, records());
  }

  /** The frequencies that a shipped model names, by kind and text. */
  Map<String, Double> shippedFrequencies() {
    Map<String, Double> shares = new HashMap<>();
    root.path("frequencies")
        .properties()
        .forEach(kind ->
            kind.getValue()
                .properties()
                .forEach(value ->
                    shares.put(kind.getKey() + ' ' + value.getKey(), value.getValue().asDouble())));
    return shares;
  }

  ActiveModel active(ModelRow row, Map<Long, Double> trained, TermHash hash) {
    Map<String, Double> shipped = shippedFrequencies();
    return new ActiveModel(
        row.id(),
        row.version(),
        row.kind(),
        weights(),
        decisions(),
        term -> {
          Double known =
              trained.isEmpty()
                  ? shipped.get(term.kind().name() + ' ' + term.text())
                  : trained.get(hash.of(term));
          return known == null ? unknownShare(term) : known;
        },
        new NameTerms(),
        expectedPrecision(decisions().merge()));
  }

  /** A keyed hash of a term. */
  @FunctionalInterface
  interface TermHash {
    long of(Term term);
  }

  /** The model that is shipped for a kind, as a row that is active from the start. */
  static String shipped(String kind) {
    try (var in = ModelDocument.class.getResourceAsStream("shipped-" + kind + ".json")) {
      if (in == null) {
        throw new IllegalStateException("no model is shipped for " + kind);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version that a document names. */
  String version() {
    return root.path("version").asText();
  }

  /** Ids of shipped models are the same everywhere. */
  static UUID shippedId(String version) {
    return UUID.nameUUIDFromBytes(("mingce-model/" + version).getBytes(StandardCharsets.UTF_8));
  }
}
