package dev.mingce.kit.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Lists unreadable events without their values, of which a page could be hundreds of megabytes. */
@ApplicationScoped
class DeadLetterTable {
  private static final String AFTER =
      """
      SELECT p.id, p.position, p.consumer, p.topic, p.key, p.reason, p.origin, p.parked_at,
        (SELECT count(*) FROM parked_event b
          WHERE b.consumer = p.consumer AND b.key = p.key AND b.position > p.position) AS waiting
      FROM parked_event p WHERE p.reason IS NOT NULL AND p.position > ?
      ORDER BY p.position LIMIT ?
      """;

  private final DataSource dataSource;

  DeadLetterTable(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** One of the list and where it stands. */
  record Placed(long position, DeadLetter letter) {}

  /** Those of all consumers of this service, oldest first, after a position. */
  List<Placed> after(long position, int limit) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(AFTER)) {
      select.setLong(1, position);
      select.setInt(2, limit);
      List<Placed> found = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(new Placed(rows.getLong("position"), read(rows)));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new Inbox.InboxFailure(e);
    }
  }

  private static DeadLetter read(ResultSet row) throws SQLException {
    return new DeadLetter(
        row.getObject("id", UUID.class),
        row.getString("consumer"),
        row.getString("topic"),
        row.getString("key"),
        row.getString("reason"),
        row.getString("origin"),
        row.getTimestamp("parked_at").toInstant(),
        row.getLong("waiting"));
  }
}
