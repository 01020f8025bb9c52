package dev.mingce.dedup.linkage;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Customers that are taken to be one.
 *
 * @param version counts every change of its members
 * @param continuedBy the cluster that took its members over, if one did
 * @param members in the order of their ids; none once it has ended
 * @param edges the pairs among the members that were weighed
 */
public record LinkedCluster(
    UUID id,
    String kind,
    long version,
    Instant createdAt,
    Instant changedAt,
    @Nullable UUID continuedBy,
    List<UUID> members,
    List<Edge> edges) {

  public LinkedCluster {
    members = List.copyOf(members);
    edges = List.copyOf(edges);
  }

  LinkedCluster with(List<UUID> itsMembers, List<Edge> itsEdges) {
    return new LinkedCluster(
        id, kind, version, createdAt, changedAt, continuedBy, itsMembers, itsEdges);
  }
}
