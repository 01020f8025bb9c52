package dev.mingce.customer.duplicate;

import dev.mingce.events.DecisionWithdrawn;
import dev.mingce.events.DedupDecision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Suspected duplicates, shown with the record and no part of it: a suspicion makes no new version.
 */
@ApplicationScoped
public class SuspicionService {
  // A later decision replaces an earlier one, whatever the order of delivery.
  private static final String UPSERT =
      """
      INSERT INTO duplicate_suspicion (left_id, right_id, decision_id, decision, probability, decided_at)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (left_id, right_id) DO UPDATE
        SET decision_id = excluded.decision_id, decision = excluded.decision,
            probability = excluded.probability, decided_at = excluded.decided_at
        WHERE duplicate_suspicion.decided_at <= excluded.decided_at
      """;

  private static final String OF =
      """
      SELECT left_id AS id, right_id AS other, probability, decision, decided_at
        FROM duplicate_suspicion WHERE left_id = ANY (?) AND decision <> 'withdrawn'
      UNION ALL
      SELECT right_id, left_id, probability, decision, decided_at
        FROM duplicate_suspicion WHERE right_id = ANY (?) AND decision <> 'withdrawn'
      ORDER BY probability DESC, other
      """;

  private final DataSource dataSource;

  SuspicionService(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Notes a decision; a withdrawn one stays as such, so that an older event cannot bring it back.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void note(DedupDecision decision) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement upsert = connection.prepareStatement(UPSERT);
        PreparedStatement count =
            connection.prepareStatement(
                "UPDATE customer SET suspicions = suspicions + 1 WHERE id IN (?, ?)")) {
      upsert.setObject(1, decision.left());
      upsert.setObject(2, decision.right());
      upsert.setObject(3, decision.decisionId());
      upsert.setString(
          4, decision instanceof DecisionWithdrawn ? "withdrawn" : decision.decision());
      upsert.setDouble(5, decision.probability());
      upsert.setTimestamp(6, Timestamp.from(decision.at()));
      if (upsert.executeUpdate() > 0) {
        count.setObject(1, decision.left());
        count.setObject(2, decision.right());
        count.executeUpdate();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("suspicion not noted", e);
    }
  }

  /** The suspicions of each of these customers, most probable first. */
  @Transactional
  public Map<UUID, List<Suspicion>> of(Collection<UUID> customers) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement find = connection.prepareStatement(OF)) {
      find.setArray(1, connection.createArrayOf("uuid", customers.toArray()));
      find.setArray(2, connection.createArrayOf("uuid", customers.toArray()));
      Map<UUID, List<Suspicion>> found = new HashMap<>();
      try (ResultSet row = find.executeQuery()) {
        while (row.next()) {
          found
              .computeIfAbsent(row.getObject("id", UUID.class), id -> new ArrayList<>())
              .add(
                  new Suspicion(
                      row.getObject("other", UUID.class),
                      row.getDouble("probability"),
                      row.getString("decision"),
                      row.getTimestamp("decided_at").toInstant()));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException("suspicions not read", e);
    }
  }
}
