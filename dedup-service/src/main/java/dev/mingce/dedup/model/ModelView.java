package dev.mingce.dedup.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mingce.dedup.candidates.CandidateService;
import dev.mingce.dedup.matching.DecisionWeights;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A model.
 *
 * @param origin shipped: learned from made-up customers; trained: from those of this base
 * @param records how many it was learned from
 * @param expectedPrecision of what is merged without a person, by the model's own estimate
 * @param expected the same from other weights on
 * @param document weights of all levels; only where one model is asked for
 */
@Schema(name = "Model")
public record ModelView(
    UUID id,
    @Schema(enumeration = {"person", "organisation"}) String kind,
    String version,
    @Schema(enumeration = {"candidate", "active", "retired"}) String state,
    long rowVersion,
    @Schema(enumeration = {"shipped", "trained"}) String origin,
    int records,
    double priorWeight,
    Thresholds thresholds,
    @Nullable Double expectedPrecision,
    List<Expected> expected,
    String createdBy,
    Instant createdAt,
    @Nullable Instant activatedAt,
    @Schema(type = SchemaType.OBJECT) @Nullable JsonNode document) {

  public ModelView {
    expected = List.copyOf(expected);
  }

  /** The precision to expect of pairs from a weight on, and how many there were. */
  @Schema(name = "ExpectedPrecision")
  public record Expected(double weight, double precision, long pairs) {}

  static ModelView of(ModelRow row, boolean whole) {
    ModelDocument document = ModelDocument.parse(row.document());
    DecisionWeights decisions = document.decisions();
    List<Expected> expected = new ArrayList<>();
    for (JsonNode one : document.json().path("expected")) {
      expected.add(
          new Expected(
              one.path("weight").asDouble(),
              one.path("precision").asDouble(),
              one.path("pairs").asLong()));
    }
    return new ModelView(
        row.id(),
        CandidateService.code(row.kind()),
        row.version(),
        row.state(),
        row.rowVersion(),
        row.origin(),
        document.records(),
        document.json().path("priorWeight").asDouble(),
        new Thresholds(decisions.link(), decisions.guard(), decisions.merge()),
        document.expectedPrecision(decisions.merge()),
        expected,
        row.createdBy(),
        row.createdAt(),
        row.activatedAt(),
        whole ? document.json() : null);
  }
}
