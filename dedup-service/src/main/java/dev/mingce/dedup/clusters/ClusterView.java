package dev.mingce.dedup.clusters;

import dev.mingce.dedup.linkage.Edge;
import dev.mingce.dedup.linkage.LinkedCluster;
import dev.mingce.dedup.scoring.MatchWeight;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Customers that are taken to be one, as the API shows them. */
@Schema(name = "Cluster")
record ClusterView(
    UUID id,
    @Schema(enumeration = {"person", "organisation"}) String kind,
    @Schema(description = "Counts every change of the members") long version,
    Instant createdAt,
    Instant changedAt,
    @Schema(description = "The cluster that took the members over, once this one has ended")
        @Nullable UUID continuedBy,
    @Schema(description = "All members, also those that the caller may not see") int size,
    @Schema(description = "The members that the caller may see") List<UUID> members,
    @Schema(description = "What was weighed among them") List<Link> links) {

  /** A pair of members. */
  @Schema(name = "ClusterLink")
  record Link(
      UUID left,
      UUID right,
      @Schema(description = "Match weight in bits") double matchWeight,
      @Schema(description = "The probability that this weight says") double probability,
      @Schema(description = "Whether it holds the two together by itself") boolean linked,
      @Schema(description = "Whether they must not be merged without a person") boolean held,
      @Schema(description = "Whether something forbids that they are one") boolean vetoed,
      @Schema(enumeration = {"model", "person"}) String origin,
      @Schema(description = "The model by which the pair was weighed") UUID modelId) {}

  static ClusterView of(LinkedCluster cluster, Set<UUID> visible) {
    return new ClusterView(
        cluster.id(),
        cluster.kind(),
        cluster.version(),
        cluster.createdAt(),
        cluster.changedAt(),
        cluster.continuedBy(),
        cluster.members().size(),
        cluster.members().stream().filter(visible::contains).toList(),
        cluster.edges().stream()
            .filter(edge -> visible.contains(edge.pair().left()))
            .filter(edge -> visible.contains(edge.pair().right()))
            .map(ClusterView::link)
            .toList());
  }

  private static Link link(Edge edge) {
    return new Link(
        edge.pair().left(),
        edge.pair().right(),
        edge.weight(),
        MatchWeight.toProbability(edge.weight()),
        edge.linked(),
        edge.held(),
        edge.vetoed(),
        edge.origin(),
        edge.modelId());
  }
}
