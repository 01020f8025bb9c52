package dev.mingce.customer.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.UUID;

/** The statements that keep the search index: one row for each active customer. */
final class SearchRows {
  private static final String UPSERT =
      "INSERT INTO customer_search (customer_id, updated_at, tokens) VALUES (?, ?, ?)"
          + " ON CONFLICT (customer_id) DO UPDATE"
          + " SET updated_at = excluded.updated_at, tokens = excluded.tokens";

  // A merged customer's records count for the survivor.
  private static final String SOURCES =
      """
      UPDATE customer_search s SET sources = (
        SELECT array_agg(DISTINCT r.system) FROM source_record r
         WHERE r.customer_id IN (
           SELECT s.customer_id UNION ALL SELECT m.id FROM customer m WHERE m.merged_into = s.customer_id))
       WHERE s.customer_id = ANY (?)
      """;

  private SearchRows() {}

  /** Writes what a version is searched by; nothing stays of a customer that is merged away. */
  static void write(Connection connection, CustomerChangeSet change) throws SQLException {
    if (change.mergedInto() != null) {
      delete(connection, change.facts().id());
      return;
    }
    try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
      upsert.setObject(1, change.facts().id());
      upsert.setTimestamp(2, Timestamp.from(change.facts().updatedAt()));
      upsert.setObject(3, change.searchTokens());
      upsert.executeUpdate();
    }
  }

  static void delete(Connection connection, UUID customer) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM customer_search WHERE customer_id = ?")) {
      delete.setObject(1, customer);
      delete.executeUpdate();
    }
  }

  static int noteSources(Connection connection, Collection<UUID> customers) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(SOURCES)) {
      update.setArray(1, connection.createArrayOf("uuid", customers.toArray()));
      return update.executeUpdate();
    }
  }
}
