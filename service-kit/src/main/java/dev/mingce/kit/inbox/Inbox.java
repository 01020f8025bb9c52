package dev.mingce.kit.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Which events a consumer has applied. Every method belongs into the transaction of the effect. */
@ApplicationScoped
public class Inbox {
  private final DataSource dataSource;

  Inbox(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Notes the events as applied and answers those that were not noted before. */
  public Set<UUID> claim(String consumer, Collection<UUID> eventIds) {
    String insert =
        "INSERT INTO inbox (consumer, event_id) SELECT ?, id FROM unnest(?) AS id"
            + " ON CONFLICT DO NOTHING RETURNING event_id";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(insert)) {
      Array ids = connection.createArrayOf("uuid", eventIds.toArray());
      statement.setString(1, consumer);
      statement.setArray(2, ids);
      Set<UUID> fresh = new HashSet<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          fresh.add(rows.getObject(1, UUID.class));
        }
      }
      return fresh;
    } catch (SQLException e) {
      throw new InboxFailure(e);
    }
  }

  /** Database trouble while keeping the inbox; the cause tells whether it passes. */
  static final class InboxFailure extends RuntimeException {
    InboxFailure(Exception cause) {
      super("inbox not kept", cause);
    }
  }
}
