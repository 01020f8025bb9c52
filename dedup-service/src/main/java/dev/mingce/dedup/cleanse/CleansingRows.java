package dev.mingce.dedup.cleanse;

import dev.mingce.dedup.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Suggestions in the database. */
@ApplicationScoped
class CleansingRows {

  private static final String SELECT =
      "SELECT s.*, c.unit FROM cleansing_suggestion s JOIN cleansing_customer c USING (customer_id)"
          + " ";

  private final Database database;

  CleansingRows(Database database) {
    this.database = database;
  }

  /** A customer of whom there are suggestions. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Subject(UUID customerId, String kind, String unit, String keyId, byte[] name) {}

  List<Suggestion> ofCustomer(UUID customerId) {
    return database.query(
        SELECT + "WHERE customer_id = ? ORDER BY s.id", CleansingRows::read, customerId);
  }

  Optional<Suggestion> find(UUID id) {
    return database.query(SELECT + "WHERE s.id = ?", CleansingRows::read, id).stream().findFirst();
  }

  Optional<Suggestion> lock(UUID id) {
    return database.query(SELECT + "WHERE s.id = ? FOR UPDATE", CleansingRows::read, id).stream()
        .findFirst();
  }

  List<Suggestion> list(
      boolean allUnits,
      Set<String> units,
      @Nullable UUID customerId,
      @Nullable String rule,
      String state,
      @Nullable UUID after,
      int limit) {
    return database.query(
        SELECT
            + """
            WHERE (? OR c.unit = ANY (?::text[])) AND (?::uuid IS NULL OR customer_id = ?::uuid)
              AND (?::text IS NULL OR s.rule = ?) AND s.state = ? AND (?::uuid IS NULL OR s.id > ?::uuid)
            ORDER BY s.id LIMIT ?
            """,
        CleansingRows::read,
        allUnits,
        units,
        customerId,
        customerId,
        rule,
        rule,
        state,
        after,
        after,
        limit);
  }

  /** Those of the customers of whom there are, or were, suggestions. */
  Set<UUID> known(Collection<UUID> customerIds) {
    return Set.copyOf(
        database.query(
            "SELECT customer_id FROM cleansing_customer WHERE customer_id = ANY (?)",
            row -> row.getObject(1, UUID.class),
            customerIds));
  }

  void save(Subject subject) {
    database.update(
        """
        INSERT INTO cleansing_customer (customer_id, kind, unit, key_id, name) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (customer_id) DO UPDATE SET kind = excluded.kind, unit = excluded.unit,
          key_id = excluded.key_id, name = excluded.name
        """,
        subject.customerId(),
        subject.kind(),
        subject.unit(),
        subject.keyId(),
        subject.name());
  }

  void insert(Suggestion one) {
    database.update(
        "INSERT INTO cleansing_suggestion (id, customer_id, rule, pointer, token, sayable, state,"
            + " key_id, repair, created_at, decided_by, decided_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        one.id(),
        one.customerId(),
        one.rule(),
        one.pointer(),
        one.token(),
        one.sayable(),
        one.state(),
        one.keyId(),
        one.repair(),
        one.createdAt(),
        one.decidedBy(),
        one.decidedAt());
  }

  void decide(UUID id, String state, String actor, Instant now) {
    database.update(
        "UPDATE cleansing_suggestion SET state = ?, version = version + 1, decided_by = ?,"
            + " decided_at = ?, applied_at = NULL WHERE id = ?",
        state,
        actor,
        now,
        id);
  }

  void remove(UUID id) {
    database.update("DELETE FROM cleansing_suggestion WHERE id = ?", id);
  }

  void removeCustomer(UUID customerId) {
    database.update("DELETE FROM cleansing_customer WHERE customer_id = ?", customerId);
  }

  /** Customer-service is to be told of the customer from now on. */
  void due(UUID customerId, Instant now) {
    database.update(
        "UPDATE cleansing_customer SET due_at = ?, attempts = 0, failure = NULL"
            + " WHERE customer_id = ?",
        now,
        customerId);
  }

  /**
   * Takes customers of which customer-service is to be told, and keeps others from them a while.
   */
  List<Subject> take(Instant now, Instant until, int limit) {
    return database.query(
        "UPDATE cleansing_customer SET due_at = ?, attempts = attempts + 1 WHERE customer_id IN"
            + " (SELECT customer_id FROM cleansing_customer WHERE due_at <= ? ORDER BY due_at"
            + " LIMIT ? FOR UPDATE SKIP LOCKED) RETURNING customer_id, kind, unit, key_id, name",
        row ->
            new Subject(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getBytes(5)),
        until,
        now,
        limit);
  }

  /** Customer-service knows, unless something was decided since the customer was taken. */
  void told(UUID customerId, Instant until, Instant now) {
    int rows =
        database.update(
            "UPDATE cleansing_customer SET due_at = NULL, attempts = 0, failure = NULL"
                + " WHERE customer_id = ? AND due_at = ?",
            customerId,
            until);
    if (rows > 0) {
      database.update(
          "UPDATE cleansing_suggestion SET applied_at = ? WHERE customer_id = ? AND sayable"
              + " AND state = 'accepted' AND applied_at IS NULL",
          now,
          customerId);
    }
  }

  /** Customer-service refused, and would again. */
  void refused(UUID customerId, Instant until, String failure) {
    database.update(
        "UPDATE cleansing_customer SET due_at = NULL, failure = ?"
            + " WHERE customer_id = ? AND due_at = ?",
        failure,
        customerId,
        until);
  }

  private static Suggestion read(ResultSet row) throws SQLException {
    Instant created = instant(row, "created_at");
    return new Suggestion(
        row.getObject("id", UUID.class),
        row.getLong("version"),
        row.getObject("customer_id", UUID.class),
        row.getString("unit"),
        row.getString("rule"),
        row.getString("pointer"),
        row.getBytes("token"),
        row.getBoolean("sayable"),
        row.getString("state"),
        row.getString("key_id"),
        row.getBytes("repair"),
        created == null ? Instant.EPOCH : created,
        row.getString("decided_by"),
        instant(row, "decided_at"),
        instant(row, "applied_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
