package dev.mingce.customer.record;

import dev.mingce.kit.sql.RoundTrip;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;

/** The statements of the blind index. */
final class LookupRows {
  private LookupRows() {}

  // In the order of the index, so that two writers with the same two values never wait for each
  // other.
  private static final String INSERT =
      "INSERT INTO lookup (field, token, customer_id, claim)"
          + " SELECT v.field, v.token, ?, coalesce(t.is_unique, false)"
          + " FROM unnest(?, ?) AS v (field, token)"
          + " LEFT JOIN identifier_type t ON t.lookup_field = v.field"
          + " ORDER BY v.field, v.token ON CONFLICT DO NOTHING";

  /**
   * Writes the tokens of a customer.
   *
   * @param written told how many were; fewer than there are when a unique value belongs to another
   *     customer, see {@link #taken}
   */
  static void insert(
      RoundTrip trip, UUID customer, List<Lookups.Token> tokens, IntConsumer written) {
    trip.add(
        written,
        INSERT,
        customer,
        tokens.stream().map(Lookups.Token::field).toArray(String[]::new),
        tokens.stream().map(Lookups.Token::value).toArray(byte[][]::new));
  }

  /** The field of a unique value that belongs to another customer; empty when none does. */
  static Optional<String> taken(Connection connection, UUID customer, List<Lookups.Token> tokens)
      throws SQLException {
    try (PreparedStatement find =
        connection.prepareStatement(
            "SELECT v.field FROM unnest(?, ?) AS v (field, token) WHERE NOT EXISTS (SELECT 1 FROM"
                + " lookup l WHERE l.field = v.field AND l.token = v.token AND l.customer_id = ?)"
                + " ORDER BY 1 LIMIT 1")) {
      bind(connection, find, 1, tokens);
      find.setObject(3, customer);
      try (ResultSet row = find.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  /** Who has claimed one of these values. */
  static Optional<UUID> claimHolder(Connection connection, List<Lookups.Token> tokens)
      throws SQLException {
    try (PreparedStatement find =
        connection.prepareStatement(
            "SELECT l.customer_id FROM unnest(?, ?) AS v (field, token) JOIN lookup l"
                + " ON l.field = v.field AND l.token = v.token AND l.claim"
                + " ORDER BY v.field, v.token LIMIT 1")) {
      bind(connection, find, 1, tokens);
      try (ResultSet row = find.executeQuery()) {
        return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
      }
    }
  }

  private static void bind(
      Connection connection, PreparedStatement statement, int first, List<Lookups.Token> tokens)
      throws SQLException {
    statement.setArray(
        first,
        connection.createArrayOf("text", tokens.stream().map(Lookups.Token::field).toArray()));
    statement.setArray(
        first + 1,
        connection.createArrayOf(
            "bytea", tokens.stream().map(Lookups.Token::value).toArray(byte[][]::new)));
  }

  static void delete(RoundTrip trip, UUID customer) {
    trip.add("DELETE FROM lookup WHERE customer_id = ?", customer);
  }

  /** Customers that carry a token; whoever asks for the same one waits at the lock. */
  static List<UUID> holders(Connection connection, Lookups.Token token) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement(
            "SELECT pg_advisory_xact_lock(hashtextextended(encode(?, 'hex'), 1))")) {
      lock.setBytes(1, token.value());
      lock.executeQuery().close();
    }
    try (PreparedStatement find =
        connection.prepareStatement(
            "SELECT customer_id FROM lookup WHERE field = ? AND token = ? LIMIT 2")) {
      find.setString(1, token.field());
      find.setBytes(2, token.value());
      List<UUID> ids = new ArrayList<>();
      try (ResultSet rows = find.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getObject(1, UUID.class));
        }
      }
      return ids;
    }
  }
}
