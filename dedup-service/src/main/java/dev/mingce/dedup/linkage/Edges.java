package dev.mingce.dedup.linkage;

import dev.mingce.dedup.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/** The statements of edges. */
@ApplicationScoped
class Edges {

  private static final String NEIGHBOURS =
      """
      SELECT right_id FROM edge WHERE linked AND left_id = ANY (?)
      UNION SELECT left_id FROM edge WHERE linked AND right_id = ANY (?)
      """;

  private static final String REACH =
      """
      WITH RECURSIVE reach(id) AS (
        SELECT c FROM unnest(?) AS c
        UNION
        SELECT n.id FROM reach JOIN LATERAL (
          SELECT right_id AS id FROM edge WHERE left_id = reach.id AND linked
          UNION ALL SELECT left_id FROM edge WHERE right_id = reach.id AND linked) AS n ON true)
      SELECT id FROM reach LIMIT ?
      """;

  private final Database database;

  Edges(Database database) {
    this.database = database;
  }

  /** The customers that are linked with one of these. */
  Set<UUID> neighbours(Collection<UUID> customers) {
    return new TreeSet<>(
        database.query(NEIGHBOURS, row -> row.getObject(1, UUID.class), customers, customers));
  }

  /** The same by customer; none for those without a link. */
  Map<UUID, Set<UUID>> neighboursOf(Collection<UUID> customers) {
    Set<UUID> asked = Set.copyOf(customers);
    Map<UUID, Set<UUID>> neighbours = new HashMap<>();
    database.query(
        "SELECT left_id, right_id FROM edge WHERE linked AND (left_id = ANY (?) OR right_id = ANY (?))",
        row -> {
          UUID left = row.getObject(1, UUID.class);
          UUID right = row.getObject(2, UUID.class);
          if (asked.contains(left)) {
            neighbours.computeIfAbsent(left, any -> new TreeSet<>()).add(right);
          }
          if (asked.contains(right)) {
            neighbours.computeIfAbsent(right, any -> new TreeSet<>()).add(left);
          }
          return true;
        },
        asked,
        asked);
    return neighbours;
  }

  /** These customers and all that are linked with them over any number of others, up to a limit. */
  Set<UUID> reach(Collection<UUID> customers, int limit) {
    return new TreeSet<>(
        database.query(REACH, row -> row.getObject(1, UUID.class), customers, limit));
  }

  List<Edge> among(Collection<UUID> customers) {
    return database.query(
        "SELECT * FROM edge WHERE left_id = ANY (?) AND right_id = ANY (?)",
        Edges::read,
        customers,
        customers);
  }

  void removeOf(Collection<UUID> customers) {
    database.update(
        "DELETE FROM edge WHERE left_id = ANY (?) OR right_id = ANY (?)", customers, customers);
  }

  void put(Collection<Edge> edges) {
    if (edges.isEmpty()) {
      return;
    }
    database.update(
        """
        INSERT INTO edge (left_id, right_id, weight, held, vetoed, linked, origin, model_id)
        SELECT e.l, e.r, e.w, e.h, e.v, e.k, CASE WHEN e.p THEN 'person' ELSE 'model' END, ?
        FROM unnest(?, ?, ?, ?, ?, ?, ?) AS e(l, r, w, h, v, k, p)
        ON CONFLICT (left_id, right_id) DO UPDATE SET weight = excluded.weight, held = excluded.held,
          vetoed = excluded.vetoed, linked = excluded.linked, origin = excluded.origin,
          model_id = excluded.model_id
        """,
        edges.iterator().next().modelId(),
        column(edges, edge -> edge.pair().left()),
        column(edges, edge -> edge.pair().right()),
        column(edges, Edge::weight),
        column(edges, Edge::held),
        column(edges, Edge::vetoed),
        column(edges, Edge::linked),
        column(edges, edge -> edge.origin().equals("person")));
  }

  private static <T> List<T> column(Collection<Edge> edges, Function<Edge, T> value) {
    return edges.stream().map(value).toList();
  }

  private static Edge read(ResultSet row) throws SQLException {
    return new Edge(
        new PairKey(row.getObject("left_id", UUID.class), row.getObject("right_id", UUID.class)),
        row.getDouble("weight"),
        row.getBoolean("held"),
        row.getBoolean("vetoed"),
        row.getBoolean("linked"),
        row.getString("origin"),
        row.getObject("model_id", UUID.class));
  }
}
