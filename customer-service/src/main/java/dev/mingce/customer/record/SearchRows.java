package dev.mingce.customer.record;

import dev.mingce.kit.sql.RoundTrip;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.UUID;

/** The statements that keep the search index: one row for each active customer. */
final class SearchRows {
  private static final String UPSERT =
      "INSERT INTO customer_search (customer_id, updated_at, reviewed_at, tokens)"
          + " VALUES (?, ?, ?, ?)"
          + " ON CONFLICT (customer_id) DO UPDATE"
          + " SET updated_at = excluded.updated_at, reviewed_at = excluded.reviewed_at,"
          + " tokens = excluded.tokens";

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
  static void write(RoundTrip trip, CustomerChangeSet change) {
    if (change.mergedInto() != null) {
      trip.add("DELETE FROM customer_search WHERE customer_id = ?", change.facts().id());
    } else {
      trip.add(
          UPSERT,
          change.facts().id(),
          Timestamp.from(change.facts().updatedAt()),
          CustomerRows.timestamp(change.reviewedAt()),
          change.searchTokens());
    }
  }

  static int noteSources(Connection connection, Collection<UUID> customers) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(SOURCES)) {
      update.setArray(1, connection.createArrayOf("uuid", customers.toArray()));
      return update.executeUpdate();
    }
  }
}
