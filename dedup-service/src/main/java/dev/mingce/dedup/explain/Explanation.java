package dev.mingce.dedup.explain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why two customers are taken to be one or two. Holds no value of either.
 *
 * @param reason what settled it
 * @param sharedKeys what both have in common so that they are compared at all; empty means that
 *     they never met
 * @param held must not be merged without a person, however much else agrees
 * @param veto what forbids it
 * @param sameCluster whether both are in one cluster now
 */
@Schema(name = "Explanation")
public record Explanation(
    UUID left,
    UUID right,
    String kind,
    @Schema(enumeration = {"auto-merge", "review", "distinct"}) String decision,
    @Schema(
            enumeration = {
              "weight",
              "doubt",
              "veto",
              "asserted",
              "no-shared-key",
              "cluster",
              "different-kinds",
              "nothing-to-compare"
            })
        String reason,
    @Nullable String modelVersion,
    @Nullable Double priorWeight,
    List<Step> steps,
    @Nullable Double householdPenalty,
    @Nullable Double matchWeight,
    @Nullable Double probability,
    boolean held,
    @Schema(enumeration = "different-national-ids") @Nullable String veto,
    @Nullable Said assertion,
    @Nullable Thresholds thresholds,
    List<SharedKey> sharedKeys,
    boolean sameCluster) {

  public Explanation {
    steps = List.copyOf(steps);
    sharedKeys = List.copyOf(sharedKeys);
  }

  /**
   * What one field says, in bits.
   *
   * @param frequency share of all customers that have the value agreed on; 0 where it does not
   *     count
   * @param frequencyWeight what its rarity adds
   * @param counted what goes into the sum
   */
  @Schema(name = "ExplanationStep")
  public record Step(
      String field,
      String level,
      double levelWeight,
      double frequency,
      double frequencyWeight,
      double counted) {}

  /** What a person said. */
  @Schema(name = "ExplanationAssertion")
  public record Said(
      @Schema(enumeration = {"must-link", "cannot-link"}) String type,
      String by,
      Instant at,
      @Nullable String reason) {}

  /**
   * Weights in bits from which on pairs are linked, clusters are joined, and merged without a
   * person.
   *
   * @param expectedPrecision of merges without a person, by the model's own estimate
   */
  @Schema(name = "ExplanationThresholds")
  public record Thresholds(
      double link, double guard, double merge, @Nullable Double expectedPrecision) {}

  /**
   * What both have in common.
   *
   * @param state {@code generic}: so many have the value that nobody is compared for it; {@code
   *     refined}: so many that something else has to agree too
   */
  @Schema(name = "ExplanationKey")
  public record SharedKey(
      String rule, @Schema(enumeration = {"compared", "generic", "refined"}) String state) {}
}
