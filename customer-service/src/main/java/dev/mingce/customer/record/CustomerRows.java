package dev.mingce.customer.record;

import dev.mingce.customer.CustomerError;
import dev.mingce.customer.key.CustomerKey;
import dev.mingce.events.CustomerFacts;
import dev.mingce.events.Owner;
import dev.mingce.kit.crypto.WrappedKey;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.sql.RoundTrip;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The statements of the record: plain SQL, because every create and read pays for them. */
@ApplicationScoped
class CustomerRows {
  private static final String COLUMNS =
      "id, version, kind, status, tags, tier, stage, owner_unit, owner_user, standard_version,"
          + " key_id, document, region_code, industry_code, suspicions, source_state, merged_into,"
          + " reviewed_at, created_at, updated_at";

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

  /**
   * Writes a first version.
   *
   * @param more adds what belongs into the same trip to the database
   */
  void insert(CustomerChangeSet change, CustomerKey key, Consumer<RoundTrip> more) {
    with(connection -> {
      RoundTrip trip = new RoundTrip();
      insertKey(trip, key);
      insertCustomer(trip, change);
      write(connection, change, trip, more);
      return true;
    });
  }

  /**
   * Writes the next version; false when the stored one is not the version before it.
   *
   * @param more adds what belongs into the same trip to the database
   */
  boolean update(CustomerChangeSet change, Consumer<RoundTrip> more) {
    return with(connection -> {
      if (!updateCustomer(connection, change)) {
        return false;
      }
      RoundTrip trip = new RoundTrip();
      LookupRows.delete(trip, change.facts().id());
      write(connection, change, trip, more);
      return true;
    });
  }

  private static void write(
      Connection connection, CustomerChangeSet change, RoundTrip trip, Consumer<RoundTrip> more)
      throws SQLException {
    RevisionRows.insert(trip, change);
    SearchRows.write(trip, change);
    AtomicInteger claimed = new AtomicInteger();
    LookupRows.insert(trip, change.facts().id(), change.tokens(), claimed::set);
    more.accept(trip);
    trip.run(connection);
    if (claimed.get() < change.tokens().size()) {
      LookupRows.taken(connection, change.facts().id(), change.tokens())
          .ifPresent(CustomerRows::refuse);
    }
  }

  private static void refuse(String field) {
    throw new ProblemException(
        CustomerError.IDENTIFIER_TAKEN,
        List.of(
            Violation.at(
                field.startsWith("identifier:") ? "/identifiers" : "/contactPoints",
                "identifier-taken",
                field.replace("identifier:", ""))));
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
        row.getObject("merged_into", UUID.class),
        instant(row.getTimestamp("reviewed_at")));
  }

  static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }

  static @Nullable Timestamp timestamp(@Nullable Instant time) {
    return time == null ? null : Timestamp.from(time);
  }

  private static CustomerFacts facts(ResultSet row) throws SQLException {
    return new CustomerFacts(
        row.getObject("id", UUID.class),
        row.getLong("version"),
        row.getString("kind"),
        row.getString("status"),
        new Owner(row.getString("owner_unit"), row.getString("owner_user")),
        row.getString("tier"),
        row.getString("stage"),
        Arrays.asList((String[]) row.getArray("tags").getArray()),
        row.getString("region_code"),
        row.getString("industry_code"),
        row.getString("standard_version"),
        row.getObject("key_id", UUID.class).toString(),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("updated_at").toInstant());
  }

  private static void insertKey(RoundTrip trip, CustomerKey key) {
    trip.add(
        "INSERT INTO subject_key (id, customer_id, key_uri, wrapped, created_at)"
            + " VALUES (?, ?, ?, ?, now())",
        key.id(),
        key.customerId(),
        key.wrapped().keyUri(),
        key.wrapped().bytes());
  }

  private static void insertCustomer(RoundTrip trip, CustomerChangeSet change) {
    CustomerFacts facts = change.facts();
    List<@Nullable Object> values = new ArrayList<>();
    values.add(facts.id());
    values.add(facts.kind());
    values.addAll(changeable(change));
    values.add(Timestamp.from(facts.createdAt()));
    values.add(Timestamp.from(facts.updatedAt()));
    trip.add(
        "INSERT INTO customer (id, kind, version, status, tags, tier, stage, owner_unit,"
            + " owner_user, standard_version, key_id, document, region_code, industry_code,"
            + " source_state, merged_into, reviewed_at, created_at, updated_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        values.toArray());
  }

  private static boolean updateCustomer(Connection connection, CustomerChangeSet change)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE customer SET version = ?, status = ?, tags = ?, tier = ?, stage = ?, owner_unit"
                + " = ?, owner_user = ?, standard_version = ?, key_id = ?, document = ?,"
                + " region_code = ?, industry_code = ?, source_state = ?, merged_into = ?,"
                + " reviewed_at = ?, updated_at = ? WHERE id = ? AND version = ? AND source_state ="
                + " ?")) {
      List<@Nullable Object> values = new ArrayList<>(changeable(change));
      values.add(Timestamp.from(change.facts().updatedAt()));
      values.add(change.facts().id());
      values.add(change.facts().version() - 1);
      values.add(change.before());
      for (int i = 0; i < values.size(); i++) {
        update.setObject(i + 1, values.get(i));
      }
      return update.executeUpdate() == 1;
    }
  }

  // In the order in which both statements name the columns.
  private static List<@Nullable Object> changeable(CustomerChangeSet change) {
    CustomerFacts facts = change.facts();
    @Nullable Owner owner = facts.owner();
    return Arrays.asList(
        facts.version(),
        facts.status(),
        texts(facts.tags()),
        facts.tier(),
        facts.stage(),
        owner == null ? null : owner.unit(),
        owner == null ? null : owner.user(),
        facts.standardVersion(),
        UUID.fromString(facts.keyId()),
        change.document(),
        facts.regionCode(),
        facts.industryCode(),
        change.sourceState(),
        change.mergedInto(),
        timestamp(change.reviewedAt()));
  }

  static String[] texts(List<String> values) {
    return values.toArray(String[]::new);
  }

  /** The database refused or was not there; the cause tells which. */
  static final class RowsFailure extends RuntimeException {
    RowsFailure(SQLException cause) {
      super("customer rows", cause);
    }
  }
}
