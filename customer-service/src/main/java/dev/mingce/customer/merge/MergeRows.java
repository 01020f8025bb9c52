package dev.mingce.customer.merge;

import dev.mingce.events.MergeRequested;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The statements of merges. */
@ApplicationScoped
class MergeRows {
  private static final String SELECT =
      "SELECT m.*, (SELECT array_agg(customer_id ORDER BY customer_id) FROM customer_merge_member x"
          + " WHERE x.merge_id = m.id) AS members FROM customer_merge m WHERE ";

  private final DataSource dataSource;

  MergeRows(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** A request that nobody has carried out yet. */
  record Waiting(MergeView merge, String actorType, long survivorVersion, long mergedVersion) {}

  Optional<MergeView> find(UUID id) {
    return select(SELECT + "m.id = ?", id).stream().findFirst();
  }

  List<MergeView> of(UUID customer) {
    return select(
        SELECT
            + "m.survivor_id = ? OR m.id IN (SELECT merge_id FROM customer_merge_member WHERE"
            + " customer_id = ?) ORDER BY m.created_at DESC, m.id LIMIT 200",
        customer,
        customer);
  }

  void insert(MergeView merge) {
    update(
        "INSERT INTO customer_merge (id, survivor_id, state, reason, decision_id, actor,"
            + " actor_type, blocks, created_at, executed_at) VALUES (?, ?, ?, ?, ?, ?, 'user', ?,"
            + " ?, ?)",
        merge.id(),
        merge.survivorId(),
        merge.state(),
        merge.reason(),
        merge.decisionId(),
        merge.actor(),
        merge.blocks().toArray(String[]::new),
        merge.createdAt(),
        merge.executedAt());
    members(merge.id(), merge.mergedIds());
  }

  /** A new merge, or one that has waited. */
  void upsertExecuted(MergeView merge) {
    int waited =
        update(
            "UPDATE customer_merge SET state = 'executed', executed_at = ? WHERE id = ? AND state ="
                + " 'waiting'",
            merge.executedAt(),
            merge.id());
    if (waited == 0) {
      insert(merge);
    }
  }

  void undo(MergeView merge) {
    int undone =
        update(
            "UPDATE customer_merge SET state = 'undone', undone_at = ? WHERE id = ? AND state ="
                + " 'executed'",
            merge.undoneAt(),
            merge.id());
    if (undone == 0) {
      throw new ProblemException(KitError.PRECONDITION_FAILED);
    }
  }

  /** Keeps a request; one that was made again about newer versions waits again. */
  void wait(MergeRequested request, UUID survivor, UUID merged, UUID id) {
    boolean inOrder = survivor.equals(request.left());
    long survivorVersion = inOrder ? request.leftVersion() : request.rightVersion();
    long mergedVersion = inOrder ? request.rightVersion() : request.leftVersion();
    int again =
        update(
            "UPDATE customer_merge SET state = 'waiting', blocks = '{}', actor = ?, actor_type = ?,"
                + " left_version = ?, right_version = ? WHERE decision_id = ? AND survivor_id = ?"
                + " AND state IN ('waiting', 'blocked') AND (left_version < ? OR right_version < ?"
                + " OR actor_type <> ?)",
            request.requestedBy().subject(),
            request.requestedBy().type(),
            survivorVersion,
            mergedVersion,
            request.decisionId(),
            survivor,
            survivorVersion,
            mergedVersion,
            request.requestedBy().type());
    if (again == 0) {
      insertWaiting(request, survivor, merged, id, survivorVersion, mergedVersion);
    }
  }

  private void insertWaiting(
      MergeRequested request,
      UUID survivor,
      UUID merged,
      UUID id,
      long survivorVersion,
      long mergedVersion) {
    int fresh =
        update(
            "INSERT INTO customer_merge (id, survivor_id, state, reason, decision_id, actor,"
                + " actor_type, left_version, right_version, created_at) SELECT ?, ?, 'waiting',"
                + " 'dedup-decision', ?, ?, ?, ?, ?, ? WHERE (SELECT count(*) FROM customer WHERE"
                + " id IN (?, ?)) = 2 ON CONFLICT DO NOTHING",
            id,
            survivor,
            request.decisionId(),
            request.requestedBy().subject(),
            request.requestedBy().type(),
            survivorVersion,
            mergedVersion,
            request.at(),
            survivor,
            merged);
    if (fresh > 0) {
      members(id, List.of(merged));
    }
  }

  List<Waiting> waiting(boolean automatic) {
    String sql =
        SELECT
            + "m.state = 'waiting' AND (m.actor_type <> 'system' OR ?) ORDER BY m.created_at LIMIT"
            + " 20";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setBoolean(1, automatic);
      List<Waiting> waiting = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          waiting.add(
              new Waiting(
                  view(row),
                  row.getString("actor_type"),
                  row.getLong("left_version"),
                  row.getLong("right_version")));
        }
      }
      return waiting;
    } catch (SQLException e) {
      throw new IllegalStateException("merges not read", e);
    }
  }

  void block(UUID id, List<String> blocks) {
    update(
        "UPDATE customer_merge SET state = 'blocked', blocks = ? WHERE id = ? AND state ="
            + " 'waiting'",
        blocks.toArray(String[]::new),
        id);
  }

  // In the order of ids, so that two merges of the same customers wait and do not deadlock.
  void lock(List<UUID> customers) {
    select0(
        "SELECT id FROM customer WHERE id = ANY (?) ORDER BY id FOR UPDATE",
        customers.toArray(UUID[]::new));
  }

  private void members(UUID id, List<UUID> members) {
    members.forEach(member ->
        update(
            "INSERT INTO customer_merge_member (merge_id, customer_id) VALUES (?, ?)", id, member));
  }

  private void select0(String sql, Object value) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      bind(connection, select, value);
      select.executeQuery().close();
    } catch (SQLException e) {
      throw new IllegalStateException("customers not locked", e);
    }
  }

  private List<MergeView> select(String sql, Object... values) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      bind(connection, select, values);
      List<MergeView> merges = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          merges.add(view(row));
        }
      }
      return merges;
    } catch (SQLException e) {
      throw new IllegalStateException("merges not read", e);
    }
  }

  private int update(String sql, @Nullable Object... values) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      bind(connection, update, values);
      return update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("merge not written", e);
    }
  }

  private static void bind(
      Connection connection, PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value =
          switch (values[i]) {
            case String[] texts -> connection.createArrayOf("text", texts);
            case UUID[] ids -> connection.createArrayOf("uuid", ids);
            case Instant instant -> OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
            case null -> null;
            case Object other -> other;
          };
      statement.setObject(i + 1, value);
    }
  }

  private static MergeView view(ResultSet row) throws SQLException {
    return new MergeView(
        row.getObject("id", UUID.class),
        row.getObject("survivor_id", UUID.class),
        List.of((UUID[]) row.getArray("members").getArray()),
        row.getString("state"),
        row.getString("reason"),
        row.getObject("decision_id", UUID.class),
        row.getString("actor"),
        List.of((String[]) row.getArray("blocks").getArray()),
        row.getTimestamp("created_at").toInstant(),
        instant(row, "executed_at"),
        instant(row, "undone_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
