package dev.mingce.dedup.duplicates;

import dev.mingce.events.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A pair as the API shows it. */
@Schema(name = "Duplicate")
record DuplicateView(
    @Schema(description = "Id of the decision") UUID id,
    @Schema(description = "The customer whose id, as text, is the smaller one") UUID left,
    UUID right,
    @Schema(description = "Version of left that was compared") long leftVersion,
    @Schema(description = "Version of right that was compared") long rightVersion,
    @Schema(description = "Probability that both are one customer, 0 to 1") double probability,
    @Schema(description = "The same in bits: the prior weight and the weights of the evidence")
        double matchWeight,
    @Schema(description = "What every pair starts from, in bits") double priorWeight,
    @Schema(enumeration = {"auto-merge", "review", "distinct"}) String decision,
    @Schema(enumeration = {"open", "merged", "withdrawn"}) String state,
    @Schema(description = "What each field said") List<Evidence> evidence,
    @Schema(description = "Version of the model that judged") String modelVersion,
    Instant decidedAt) {

  static DuplicateView of(Pair pair) {
    double fields = pair.evidence().stream().mapToDouble(Evidence::weight).sum();
    return new DuplicateView(
        pair.id(),
        pair.left(),
        pair.right(),
        pair.leftVersion(),
        pair.rightVersion(),
        pair.probability(),
        pair.matchWeight(),
        pair.matchWeight() - fields,
        pair.decision(),
        pair.state().code(),
        pair.evidence(),
        pair.modelVersion(),
        pair.decidedAt());
  }
}
