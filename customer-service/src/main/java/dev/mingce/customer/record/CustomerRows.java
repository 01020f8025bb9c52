package dev.mingce.customer.record;

import dev.mingce.customer.key.CustomerKey;
import dev.mingce.events.CustomerFacts;
import dev.mingce.events.Owner;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The statements of the record: plain SQL, because every create and read pays for them. */
@ApplicationScoped
class CustomerRows {
  private static final String COLUMNS =
      "id, version, kind, status, tags, owner_unit, owner_user, standard_version, key_id, document,"
          + " suspicions, created_at, updated_at";

  private final DataSource dataSource;

  CustomerRows(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  <T> T with(Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      return work.run(connection);
    } catch (SQLException e) {
      throw new RowsFailure(e);
    }
  }

  void insert(CustomerChangeSet change, CustomerKey key) {
    with(connection -> {
      insertKey(connection, key);
      insertCustomer(connection, change);
      insertRevision(connection, change);
      insertLookups(connection, change);
      return true;
    });
  }

  /** Writes the next version; false when the stored one is not the version before it. */
  boolean update(CustomerChangeSet change) {
    return with(connection -> {
      if (!updateCustomer(connection, change)) {
        return false;
      }
      insertRevision(connection, change);
      deleteLookups(connection, change.facts().id());
      insertLookups(connection, change);
      return true;
    });
  }

  Optional<SealedCustomer> find(UUID id) {
    return with(connection -> {
      try (PreparedStatement find =
          connection.prepareStatement("SELECT " + COLUMNS + " FROM customer WHERE id = ?")) {
        find.setObject(1, id);
        return read(find).stream().findFirst();
      }
    });
  }

  long version(UUID id) {
    return with(connection -> {
      try (PreparedStatement find =
          connection.prepareStatement("SELECT version FROM customer WHERE id = ?")) {
        find.setObject(1, id);
        try (ResultSet row = find.executeQuery()) {
          return row.next() ? row.getLong(1) : 0;
        }
      }
    });
  }

  /**
   * Customers that carry a token, for a conditional create; concurrent ones wait for each other at
   * the lock.
   */
  List<UUID> holders(Lookups.Token token) {
    return with(connection -> {
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
    });
  }

  static String columns() {
    return COLUMNS;
  }

  static List<SealedCustomer> read(PreparedStatement query) throws SQLException {
    List<SealedCustomer> customers = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        customers.add(
            new SealedCustomer(facts(row), row.getBytes("document"), row.getLong("suspicions")));
      }
    }
    return customers;
  }

  private static CustomerFacts facts(ResultSet row) throws SQLException {
    return new CustomerFacts(
        row.getObject("id", UUID.class),
        row.getLong("version"),
        row.getString("kind"),
        row.getString("status"),
        new Owner(row.getString("owner_unit"), row.getString("owner_user")),
        null,
        Arrays.asList((String[]) row.getArray("tags").getArray()),
        null,
        null,
        row.getString("standard_version"),
        row.getObject("key_id", UUID.class).toString(),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("updated_at").toInstant());
  }

  private static void insertKey(Connection connection, CustomerKey key) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO subject_key (id, customer_id, key_uri, wrapped, created_at)"
                + " VALUES (?, ?, ?, ?, now())")) {
      insert.setObject(1, key.id());
      insert.setObject(2, key.customerId());
      insert.setString(3, key.wrapped().keyUri());
      insert.setBytes(4, key.wrapped().bytes());
      insert.executeUpdate();
    }
  }

  private static void insertCustomer(Connection connection, CustomerChangeSet change)
      throws SQLException {
    CustomerFacts facts = change.facts();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO customer (id, kind, version, status, tags, owner_unit, owner_user,"
                + " standard_version, key_id, document, created_at, updated_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setObject(1, facts.id());
      insert.setString(2, facts.kind());
      bindChangeable(insert, 3, connection, change);
      insert.setTimestamp(11, Timestamp.from(facts.createdAt()));
      insert.setTimestamp(12, Timestamp.from(facts.updatedAt()));
      insert.executeUpdate();
    }
  }

  private static boolean updateCustomer(Connection connection, CustomerChangeSet change)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE customer SET version = ?, status = ?, tags = ?, owner_unit = ?, owner_user = ?,"
                + " standard_version = ?, key_id = ?, document = ?, updated_at = ?"
                + " WHERE id = ? AND version = ?")) {
      bindChangeable(update, 1, connection, change);
      update.setTimestamp(9, Timestamp.from(change.facts().updatedAt()));
      update.setObject(10, change.facts().id());
      update.setLong(11, change.facts().version() - 1);
      return update.executeUpdate() == 1;
    }
  }

  private static void bindChangeable(
      PreparedStatement statement, int first, Connection connection, CustomerChangeSet change)
      throws SQLException {
    CustomerFacts facts = change.facts();
    @Nullable Owner owner = facts.owner();
    statement.setLong(first, facts.version());
    statement.setString(first + 1, facts.status());
    statement.setArray(first + 2, texts(connection, facts.tags()));
    statement.setString(first + 3, owner == null ? null : owner.unit());
    statement.setString(first + 4, owner == null ? null : owner.user());
    statement.setString(first + 5, facts.standardVersion());
    statement.setObject(first + 6, UUID.fromString(facts.keyId()));
    statement.setBytes(first + 7, change.document());
  }

  private static void insertRevision(Connection connection, CustomerChangeSet change)
      throws SQLException {
    CustomerFacts facts = change.facts();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO customer_revision (customer_id, version, changed_at, actor_subject,"
                + " actor_type, actor_unit, actor_client, source, reason, changed_fields,"
                + " standard_version, key_id, document)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setObject(1, facts.id());
      insert.setLong(2, facts.version());
      insert.setTimestamp(3, Timestamp.from(facts.updatedAt()));
      insert.setString(4, change.actor().subject());
      insert.setString(5, change.actor().type());
      insert.setString(6, change.actor().unit());
      insert.setString(7, change.actor().clientId());
      insert.setString(8, change.source());
      insert.setString(9, change.reason());
      insert.setArray(10, texts(connection, change.changedFields()));
      insert.setString(11, facts.standardVersion());
      insert.setObject(12, UUID.fromString(facts.keyId()));
      insert.setBytes(13, change.document());
      insert.executeUpdate();
    }
  }

  private static void deleteLookups(Connection connection, UUID id) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM lookup WHERE customer_id = ?")) {
      delete.setObject(1, id);
      delete.executeUpdate();
    }
  }

  private static void insertLookups(Connection connection, CustomerChangeSet change)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO lookup (field, token, customer_id) VALUES (?, ?, ?)")) {
      for (Lookups.Token token : change.tokens()) {
        insert.setString(1, token.field());
        insert.setBytes(2, token.value());
        insert.setObject(3, change.facts().id());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static Array texts(Connection connection, List<String> values) throws SQLException {
    return connection.createArrayOf("text", values.toArray());
  }

  /** The database refused or was not there; the cause tells which. */
  static final class RowsFailure extends RuntimeException {
    RowsFailure(SQLException cause) {
      super("customer rows", cause);
    }
  }
}
