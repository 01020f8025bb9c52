package dev.mingce.customer.record;

import dev.mingce.customer.CustomerError;
import dev.mingce.customer.key.CustomerKey;
import dev.mingce.events.CustomerFacts;
import dev.mingce.events.Owner;
import dev.mingce.kit.crypto.WrappedKey;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
          + " region_code, industry_code, suspicions, source_state, merged_into, created_at,"
          + " updated_at";

  private static final String KEYED =
      "SELECT "
          + COLUMNS
          + ", wrapped_by, wrapped_key FROM customer LEFT JOIN LATERAL (SELECT key_uri AS"
          + " wrapped_by, wrapped AS wrapped_key FROM subject_key WHERE subject_key.id ="
          + " customer.key_id) k ON true";

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
      RevisionRows.insert(connection, change);
      claim(connection, change);
      return true;
    });
  }

  /** Writes the next version; false when the stored one is not the version before it. */
  boolean update(CustomerChangeSet change) {
    return with(connection -> {
      if (!updateCustomer(connection, change)) {
        return false;
      }
      RevisionRows.insert(connection, change);
      LookupRows.delete(connection, change.facts().id());
      claim(connection, change);
      return true;
    });
  }

  /**
   * Counts a change of source records that leaves the golden record as it is; false when somebody
   * else was faster.
   */
  boolean touch(UUID id, long version, long sourceState) {
    return with(connection -> {
      try (PreparedStatement update =
          connection.prepareStatement(
              "UPDATE customer SET source_state = source_state + 1"
                  + " WHERE id = ? AND version = ? AND source_state = ?")) {
        update.setObject(1, id);
        update.setLong(2, version);
        update.setLong(3, sourceState);
        return update.executeUpdate() == 1;
      }
    });
  }

  /** Customers that are merged into one. */
  List<SealedCustomer> mergedInto(UUID id) {
    return with(connection -> {
      try (PreparedStatement find =
          connection.prepareStatement(
              "SELECT " + COLUMNS + " FROM customer WHERE merged_into = ? ORDER BY id")) {
        find.setObject(1, id);
        return read(find);
      }
    });
  }

  /** Active customers among these. */
  List<SealedCustomer> findActive(Collection<UUID> ids) {
    return with(connection -> {
      try (PreparedStatement find =
          connection.prepareStatement(
              "SELECT " + COLUMNS + " FROM customer WHERE id = ANY (?) AND status = 'active'")) {
        find.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
        return read(find);
      }
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

  /** A customer with the wrapped key that its document is sealed under. */
  Optional<KeyedCustomer> findKeyed(UUID id) {
    return with(connection -> {
      try (PreparedStatement find = connection.prepareStatement(KEYED + " WHERE id = ?")) {
        find.setObject(1, id);
        return readKeyed(find).stream().findFirst();
      }
    });
  }

  /** Active customers among these, with the wrapped keys that their documents are sealed under. */
  List<KeyedCustomer> findActiveKeyed(Collection<UUID> ids) {
    return with(connection -> {
      try (PreparedStatement find =
          connection.prepareStatement(KEYED + " WHERE id = ANY (?) AND status = 'active'")) {
        find.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
        return readKeyed(find);
      }
    });
  }

  private static List<KeyedCustomer> readKeyed(PreparedStatement find) throws SQLException {
    List<KeyedCustomer> customers = new ArrayList<>();
    try (ResultSet row = find.executeQuery()) {
      while (row.next()) {
        byte[] wrapped = row.getBytes("wrapped_key");
        customers.add(
            new KeyedCustomer(
                sealed(row),
                wrapped == null ? null : new WrappedKey(row.getString("wrapped_by"), wrapped)));
      }
    }
    return customers;
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
    return with(connection -> LookupRows.holders(connection, token));
  }

  static String columns() {
    return COLUMNS;
  }

  static List<SealedCustomer> read(PreparedStatement query) throws SQLException {
    List<SealedCustomer> customers = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        customers.add(sealed(row));
      }
    }
    return customers;
  }

  private static SealedCustomer sealed(ResultSet row) throws SQLException {
    return new SealedCustomer(
        facts(row),
        row.getBytes("document"),
        row.getLong("suspicions"),
        row.getLong("source_state"),
        row.getObject("merged_into", UUID.class));
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
        row.getString("region_code"),
        row.getString("industry_code"),
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
                + " standard_version, key_id, document, region_code, industry_code,"
                + " source_state, merged_into, created_at,"
                + " updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setObject(1, facts.id());
      insert.setString(2, facts.kind());
      bindChangeable(insert, 3, connection, change);
      insert.setTimestamp(15, Timestamp.from(facts.createdAt()));
      insert.setTimestamp(16, Timestamp.from(facts.updatedAt()));
      insert.executeUpdate();
    }
  }

  private static boolean updateCustomer(Connection connection, CustomerChangeSet change)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE customer SET version = ?, status = ?, tags = ?, owner_unit = ?, owner_user = ?,"
                + " standard_version = ?, key_id = ?, document = ?, region_code = ?, industry_code"
                + " = ?, source_state = ?, merged_into = ?, updated_at = ? WHERE id = ? AND version"
                + " = ? AND source_state = ?")) {
      bindChangeable(update, 1, connection, change);
      update.setTimestamp(13, Timestamp.from(change.facts().updatedAt()));
      update.setObject(14, change.facts().id());
      update.setLong(15, change.facts().version() - 1);
      update.setLong(16, change.before());
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
    statement.setString(first + 8, facts.regionCode());
    statement.setString(first + 9, facts.industryCode());
    statement.setLong(first + 10, change.sourceState());
    statement.setObject(first + 11, change.mergedInto());
  }

  private static void claim(Connection connection, CustomerChangeSet change) throws SQLException {
    SearchRows.write(connection, change);
    LookupRows.insert(connection, change.facts().id(), change.tokens())
        .ifPresent(field -> {
          throw new ProblemException(
              CustomerError.IDENTIFIER_TAKEN,
              List.of(
                  Violation.at(
                      field.startsWith("identifier:") ? "/identifiers" : "/contactPoints",
                      "identifier-taken",
                      field.replace("identifier:", ""))));
        });
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
