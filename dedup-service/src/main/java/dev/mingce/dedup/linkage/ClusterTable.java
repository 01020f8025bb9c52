package dev.mingce.dedup.linkage;

import dev.mingce.dedup.Database;
import dev.mingce.kit.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Clusters with ids that stay. A cluster that grows, shrinks or takes another in keeps its id; of
 * two that become one the larger one's stays, of equal ones the older one's; what splits off gets a
 * new one.
 */
@ApplicationScoped
class ClusterTable {

  private final Database database;

  ClusterTable(Database database) {
    this.database = database;
  }

  private record Claim(UUID cluster, int group, int members) {}

  /**
   * Stores how customers are grouped now.
   *
   * @param customers all of them, those that stand alone too
   * @param groups those that are together, each with two members or more
   */
  void store(String kind, Collection<UUID> customers, List<List<UUID>> groups) {
    Map<UUID, UUID> before = clustersOf(customers);
    Map<UUID, UUID> after = new HashMap<>();
    List<UUID> ids = ids(before, groups);
    for (int i = 0; i < groups.size(); i++) {
      UUID id = ids.get(i);
      groups.get(i).forEach(member -> after.put(member, id));
    }
    if (before.equals(after)) {
      return;
    }
    write(kind, customers, before, after);
  }

  // The largest shares choose first; equal ones by age, as ids grow with time.
  private static List<UUID> ids(Map<UUID, UUID> before, List<List<UUID>> groups) {
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      Map<UUID, Integer> members = new HashMap<>();
      for (UUID member : groups.get(i)) {
        UUID cluster = before.get(member);
        if (cluster != null) {
          members.merge(cluster, 1, Integer::sum);
        }
      }
      int group = i;
      members.forEach((cluster, count) -> claims.add(new Claim(cluster, group, count)));
    }
    claims.sort(
        Comparator.comparingInt((Claim claim) -> -claim.members())
            .thenComparing(claim -> claim.cluster().toString())
            .thenComparingInt(Claim::group));
    List<@Nullable UUID> ids = new ArrayList<>();
    groups.forEach(group -> ids.add(null));
    Set<UUID> taken = new HashSet<>();
    for (Claim claim : claims) {
      if (ids.get(claim.group()) == null && taken.add(claim.cluster())) {
        ids.set(claim.group(), claim.cluster());
      }
    }
    List<UUID> complete = new ArrayList<>();
    ids.forEach(id -> complete.add(id == null ? Ids.next() : id));
    return complete;
  }

  private void write(
      String kind, Collection<UUID> customers, Map<UUID, UUID> before, Map<UUID, UUID> after) {
    Set<UUID> known = new HashSet<>(before.values());
    Set<UUID> now = new HashSet<>(after.values());
    List<UUID> moved =
        customers.stream()
            .filter(customer -> !Objects.equals(before.get(customer), after.get(customer)))
            .toList();
    Set<UUID> changed = new HashSet<>();
    List<@Nullable Object[]> members = new ArrayList<>();
    for (UUID customer : moved) {
      UUID cluster = after.get(customer);
      if (cluster != null) {
        changed.add(cluster);
        members.add(Database.row(customer, cluster));
      }
      changed.add(before.getOrDefault(customer, cluster));
    }
    changed.retainAll(now);
    List<@Nullable Object[]> added = new ArrayList<>();
    changed.stream()
        .filter(id -> !known.contains(id))
        .forEach(id -> added.add(Database.row(id, kind)));
    database.updateAll(
        "INSERT INTO entity_cluster (id, kind, created_at, changed_at) VALUES (?, ?, now(), now())",
        added);
    changed.retainAll(known);
    database.update(
        "UPDATE entity_cluster SET version = version + 1, changed_at = now() WHERE id = ANY (?)",
        changed);
    database.update("DELETE FROM cluster_member WHERE customer_id = ANY (?)", moved);
    database.updateAll(
        "INSERT INTO cluster_member (customer_id, cluster_id) VALUES (?, ?)", members);
    for (UUID id : known) {
      if (!now.contains(id)) {
        end(id, successor(id, before, after));
      }
    }
  }

  private static Set<UUID> members(Map<UUID, UUID> clusters, UUID id) {
    Set<UUID> members = new HashSet<>();
    clusters.forEach((customer, cluster) -> {
      if (cluster.equals(id)) {
        members.add(customer);
      }
    });
    return members;
  }

  private static @Nullable UUID successor(UUID id, Map<UUID, UUID> before, Map<UUID, UUID> after) {
    return members(before, id).stream()
        .map(after::get)
        .filter(cluster -> cluster != null)
        .min(Comparator.comparing(UUID::toString))
        .orElse(null);
  }

  private void end(UUID id, @Nullable UUID continuedBy) {
    database.update(
        """
        UPDATE entity_cluster SET continued_by = ?, version = version + 1, changed_at = now()
        WHERE id = ? AND NOT EXISTS (SELECT FROM cluster_member WHERE cluster_id = id)
        """,
        continuedBy,
        id);
  }

  /** The cluster of each of these customers that is in one. */
  Map<UUID, UUID> clustersOf(Collection<UUID> customers) {
    Map<UUID, UUID> clusters = new HashMap<>();
    database.query(
        "SELECT customer_id, cluster_id FROM cluster_member WHERE customer_id = ANY (?)",
        row -> clusters.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
        customers);
    return clusters;
  }

  List<UUID> members(UUID cluster) {
    return database.query(
        "SELECT customer_id FROM cluster_member WHERE cluster_id = ? ORDER BY customer_id",
        row -> row.getObject(1, UUID.class),
        cluster);
  }

  /** A cluster without its members. */
  Optional<LinkedCluster> find(UUID id) {
    return database
        .query(
            "SELECT * FROM entity_cluster WHERE id = ?",
            row ->
                new LinkedCluster(
                    row.getObject("id", UUID.class),
                    row.getString("kind"),
                    row.getLong("version"),
                    row.getObject("created_at", java.time.OffsetDateTime.class).toInstant(),
                    row.getObject("changed_at", java.time.OffsetDateTime.class).toInstant(),
                    row.getObject("continued_by", UUID.class),
                    List.of(),
                    List.of()),
            id)
        .stream()
        .findFirst();
  }

  /** The customer leaves its cluster; one that is left with a single member ends. */
  void leave(UUID customer) {
    Map<UUID, UUID> cluster = clustersOf(Set.of(customer));
    database.update("DELETE FROM cluster_member WHERE customer_id = ?", customer);
    cluster
        .values()
        .forEach(id -> {
          database.update(
              "DELETE FROM cluster_member WHERE cluster_id = ? AND (SELECT count(*) FROM cluster_member"
                  + " WHERE cluster_id = ?) = 1",
              id,
              id);
          end(id, null);
        });
  }
}
