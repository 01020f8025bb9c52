package dev.mingce.customer.merge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import javax.sql.DataSource;

/** Pairs of customers of which somebody said that they are two. */
@ApplicationScoped
public class AssertionService {
  private final DataSource dataSource;

  AssertionService(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Whether any two of these customers are asserted to be two. */
  @Transactional
  boolean any(Collection<UUID> customers) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement find =
            connection.prepareStatement(
                "SELECT 1 FROM not_duplicate WHERE left_id = ANY (?) AND right_id = ANY (?) LIMIT"
                    + " 1")) {
      find.setArray(1, connection.createArrayOf("uuid", customers.toArray()));
      find.setArray(2, connection.createArrayOf("uuid", customers.toArray()));
      try (ResultSet row = find.executeQuery()) {
        return row.next();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("assertions not read", e);
    }
  }

  /** Says of two customers that they are two. */
  @Transactional
  public void add(UUID one, UUID other, String by, String reason) {
    write(
        "INSERT INTO not_duplicate (left_id, right_id, asserted_by, reason, asserted_at)"
            + " VALUES (least(?, ?), greatest(?, ?), ?, ?, now()) ON CONFLICT DO NOTHING",
        one,
        other,
        one,
        other,
        by,
        reason);
  }

  /** Takes back what was said of any two of these. */
  @Transactional
  void withdraw(Collection<UUID> customers) {
    UUID[] ids = customers.toArray(UUID[]::new);
    write("DELETE FROM not_duplicate WHERE left_id = ANY (?) AND right_id = ANY (?)", ids, ids);
  }

  private void write(String sql, Object... values) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        update.setObject(
            i + 1,
            values[i] instanceof UUID[] ids ? connection.createArrayOf("uuid", ids) : values[i]);
      }
      update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("assertion not written", e);
    }
  }
}
