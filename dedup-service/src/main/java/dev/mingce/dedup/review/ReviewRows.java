package dev.mingce.dedup.review;

import dev.mingce.dedup.Database;
import dev.mingce.dedup.linkage.PairKey;
import dev.mingce.kit.Ids;
import dev.mingce.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements of reviews. */
@ApplicationScoped
class ReviewRows {

  private static final String SELECT =
      """
      SELECT r.*, p.left_id, p.right_id, p.probability, p.match_weight
      FROM review r JOIN match_pair p USING (id)
      """;

  private static final String QUEUE =
      SELECT
          + """
           JOIN customer_record l ON l.customer_id = p.left_id
          JOIN customer_record o ON o.customer_id = p.right_id
          WHERE r.state = ? AND (? OR (l.unit = ANY (?::text[]) AND o.unit = ANY (?::text[])))
            AND (? OR r.deferred_until IS NULL OR r.deferred_until <= now())
            AND (?::text IS NULL OR (r.claimed_by = ? AND r.claimed_until > now()))
            AND (NOT ? OR r.due_at < now())
            AND (NOT r.pinned, r.queued_as_of, r.id) > (?, ?, ?)
          ORDER BY NOT r.pinned, r.queued_as_of, r.id LIMIT ?
          """;

  private final Database database;

  ReviewRows(Database database) {
    this.database = database;
  }

  /**
   * Which reviews to list.
   *
   * @param deferred also those that somebody put off
   * @param claimedBy only those that this person works on
   */
  record Filter(String state, boolean deferred, @Nullable String claimedBy, boolean overdue) {}

  /** A place in the queue. */
  record Place(boolean unpinned, Instant queuedAsOf, UUID id) {
    static final Place FIRST = new Place(false, Instant.EPOCH, new UUID(0, 0));
  }

  List<Review> queue(Caller caller, Filter filter, Place after, int limit) {
    Set<String> units = caller.orgUnits();
    return database.query(
        QUEUE,
        ReviewRows::read,
        filter.state(),
        caller.seesAllUnits(),
        units,
        units,
        filter.deferred(),
        filter.claimedBy(),
        filter.claimedBy(),
        filter.overdue(),
        after.unpinned(),
        after.queuedAsOf(),
        after.id(),
        limit);
  }

  Optional<Review> find(UUID id) {
    return database.query(SELECT + "WHERE r.id = ?", ReviewRows::read, id).stream().findFirst();
  }

  Optional<Review> lock(UUID id) {
    return database.query(SELECT + "WHERE r.id = ? FOR UPDATE OF r", ReviewRows::read, id).stream()
        .findFirst();
  }

  /**
   * A review to open.
   *
   * @param ahead how far ahead of its age it is queued
   */
  record Opening(UUID id, Instant since, Duration ahead) {}

  /** A review to close. */
  record Closing(UUID id, String because) {}

  /** Opens reviews of pairs, for the first time or again. */
  void open(List<Opening> openings, Duration due) {
    database.updateAll(
        """
        INSERT INTO review (id, state, opened_at, due_at, queued_as_of) VALUES (?, 'open', ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET state = 'open', row_version = review.row_version + 1,
          opened_at = excluded.opened_at, due_at = excluded.due_at, queued_as_of = excluded.queued_as_of,
          decision = NULL, decided_by = NULL, decided_at = NULL, closed_because = NULL,
          first_decision = NULL, first_by = NULL, deferred_until = NULL
        WHERE review.state <> 'open'
        """,
        openings.stream()
            .map(one ->
                Database.row(
                    one.id(), one.since(), one.since().plus(due), one.since().minus(one.ahead())))
            .toList());
  }

  void close(List<Closing> closings) {
    database.updateAll(
        "UPDATE review SET state = 'closed', closed_because = ?, claimed_by = NULL, claimed_until ="
            + " NULL, row_version = row_version + 1 WHERE id = ? AND state = 'open'",
        closings.stream().map(one -> Database.row(one.because(), one.id())).toList());
  }

  /** Those of the reviews that are open and pinned. */
  Set<UUID> pinned(Collection<UUID> ids) {
    return Set.copyOf(
        database.query(
            "SELECT id FROM review WHERE id = ANY (?) AND state = 'open' AND pinned",
            row -> row.getObject(1, UUID.class),
            ids));
  }

  /** Those of the pairs of which one is a customer of some tier. */
  Set<UUID> ofTier(Collection<UUID> pairs) {
    return Set.copyOf(
        database.query(
            """
            SELECT DISTINCT p.id FROM match_pair p
            JOIN customer_record c ON c.customer_id = p.left_id OR c.customer_id = p.right_id
            WHERE p.id = ANY (?) AND c.tier IS NOT NULL
            """,
            row -> row.getObject(1, UUID.class),
            pairs));
  }

  void claim(UUID id, @Nullable String by, @Nullable Instant until) {
    database.update(
        "UPDATE review SET claimed_by = ?, claimed_until = ?::timestamptz, row_version = row_version + 1"
            + " WHERE id = ?",
        by,
        until,
        id);
  }

  void pin(UUID id) {
    database.update(
        "UPDATE review SET pinned = true, row_version = row_version + 1 WHERE id = ?", id);
  }

  void defer(UUID id, Instant until) {
    database.update(
        "UPDATE review SET deferred_until = ?, claimed_by = NULL, claimed_until = NULL,"
            + " row_version = row_version + 1 WHERE id = ?",
        until,
        id);
  }

  void first(UUID id, String decision, String by) {
    database.update(
        "UPDATE review SET first_decision = ?, first_by = ?, claimed_by = NULL, claimed_until = NULL,"
            + " row_version = row_version + 1 WHERE id = ?",
        decision,
        by,
        id);
  }

  void decide(UUID id, String decision, String by, Instant at, @Nullable String reason) {
    database.update(
        "UPDATE review SET state = 'decided', decision = ?, decided_by = ?, decided_at = ?, reason = ?,"
            + " claimed_by = NULL, claimed_until = NULL, pinned = false,"
            + " row_version = row_version + 1 WHERE id = ?",
        decision,
        by,
        at,
        reason,
        id);
  }

  void label(UUID pair, boolean same, String by, Instant at) {
    database.update(
        """
        INSERT INTO label (id, pair_id, same, decided_by, decided_at, match_weight, model_version, evidence)
        SELECT ?, id, ?, ?, ?, match_weight, model_version, evidence FROM match_pair WHERE id = ?
        """,
        Ids.next(),
        same,
        by,
        at,
        pair);
  }

  /** How many reviews are over their time. */
  long overdue() {
    return database
        .query(
            "SELECT count(*) FROM review WHERE state = 'open' AND due_at < now()",
            row -> row.getLong(1))
        .getFirst();
  }

  private static Review read(ResultSet row) throws SQLException {
    return new Review(
        row.getObject("id", UUID.class),
        new PairKey(row.getObject("left_id", UUID.class), row.getObject("right_id", UUID.class)),
        row.getString("state"),
        row.getLong("row_version"),
        row.getDouble("probability"),
        row.getDouble("match_weight"),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        row.getObject("due_at", OffsetDateTime.class).toInstant(),
        row.getObject("queued_as_of", OffsetDateTime.class).toInstant(),
        row.getBoolean("pinned"),
        instant(row, "deferred_until"),
        row.getString("claimed_by"),
        instant(row, "claimed_until"),
        row.getString("first_decision"),
        row.getString("first_by"),
        row.getString("decision"),
        row.getString("decided_by"),
        instant(row, "decided_at"),
        row.getString("closed_because"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
