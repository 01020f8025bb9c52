package dev.mingce.dedup.quality;

import dev.mingce.dedup.Database;
import dev.mingce.dedup.quality.rules.QualityScore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Scores in the database. */
@ApplicationScoped
class QualityRows {

  static final String COLUMNS =
      "q.customer_id, q.version, q.kind, q.unit, q.sources, q.checks, q.duplicate, q.score,"
          + " q.dimensions, q.losses, q.settings_version, q.next_due, q.scored_at";

  // A pair that waits for a decision makes the newest verdict of both.
  private static final String SUSPECTED =
      "coalesce((SELECT v.outcome = 'duplicate-suspected' FROM verdict v WHERE v.customer_id = %s"
          + " ORDER BY v.version DESC LIMIT 1), false)";

  private final Database database;

  QualityRows(Database database) {
    this.database = database;
  }

  /** Reads scores and keeps everybody else from changing them until the transaction ends. */
  Map<UUID, StoredScore> lock(Collection<UUID> customerIds) {
    Map<UUID, StoredScore> scores = new HashMap<>();
    database.query(
        "SELECT "
            + COLUMNS
            + " FROM quality_score q WHERE q.customer_id = ANY (?) ORDER BY q.customer_id FOR UPDATE",
        row -> {
          StoredScore score = read(row);
          return scores.put(score.customerId(), score);
        },
        customerIds);
    return scores;
  }

  /**
   * Some of those that were scored under other settings, or whose age breaks a rule by now, locked.
   * Those that somebody else is changing are left to the next call.
   */
  List<StoredScore> stale(long settingsVersion, LocalDate today, int limit) {
    return database.query(
        "SELECT "
            + COLUMNS
            + " FROM quality_score q WHERE q.settings_version <> ? OR q.next_due <= ?"
            + " LIMIT ? FOR UPDATE SKIP LOCKED",
        QualityRows::read,
        settingsVersion,
        today,
        limit);
  }

  /** Some of those whose verdict turned since an instant without a change of their own, locked. */
  List<StoredScore> turned(Instant since, int limit) {
    return database.query(
        "SELECT "
            + COLUMNS
            + " FROM quality_score q WHERE q.customer_id IN"
            + " (SELECT v.customer_id FROM verdict v WHERE v.decided_at >= ?) AND q.duplicate <> "
            + SUSPECTED.formatted("q.customer_id")
            + " LIMIT ? FOR UPDATE SKIP LOCKED",
        QualityRows::read,
        since,
        limit);
  }

  /** How many were scored under these settings, and how many there are. */
  Progress progress(long settingsVersion) {
    return database
        .query(
            "SELECT count(*) FILTER (WHERE settings_version = ?), count(*) FROM quality_score",
            row -> new Progress(row.getLong(1), row.getLong(2)),
            settingsVersion)
        .getFirst();
  }

  record Progress(long done, long total) {}

  /** Those of the customers of whom matching suspects another record to be the same. */
  Set<UUID> suspected(Collection<UUID> customerIds) {
    return Set.copyOf(
        database.query(
            "SELECT c.id FROM unnest(?) AS c(id) WHERE " + SUSPECTED.formatted("c.id"),
            row -> row.getObject(1, UUID.class),
            customerIds));
  }

  void save(List<StoredScore> scores) {
    database.updateAll(
        """
        INSERT INTO quality_score (customer_id, version, kind, unit, sources, checks, duplicate,
          score, dimensions, losses, settings_version, next_due, scored_at)
        VALUES (?, ?, ?, ?, ?::text[], ?::jsonb, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?)
        ON CONFLICT (customer_id) DO UPDATE SET version = excluded.version, kind = excluded.kind,
          unit = excluded.unit, sources = excluded.sources, checks = excluded.checks,
          duplicate = excluded.duplicate, score = excluded.score, dimensions = excluded.dimensions,
          losses = excluded.losses, settings_version = excluded.settings_version,
          next_due = excluded.next_due, scored_at = excluded.scored_at
        """,
        scores.stream().map(QualityRows::row).toList());
  }

  private static @Nullable Object[] row(StoredScore one) {
    QualityScore score = one.score();
    return Database.row(
        one.customerId(),
        one.version(),
        one.kind(),
        one.unit(),
        one.sources(),
        StoredJson.write(one.checks()),
        one.duplicate(),
        score.score(),
        StoredJson.write(score.dimensions()),
        StoredJson.write(score.losses()),
        one.settingsVersion(),
        score.nextDue(),
        one.scoredAt());
  }

  boolean remove(UUID customerId) {
    return database.update("DELETE FROM quality_score WHERE customer_id = ?", customerId) > 0;
  }

  static StoredScore read(ResultSet row) throws SQLException {
    return new StoredScore(
        row.getObject("customer_id", UUID.class),
        row.getLong("version"),
        row.getString("kind"),
        row.getString("unit"),
        Arrays.asList((String[]) row.getArray("sources").getArray()),
        StoredJson.checks(row.getString("checks")),
        row.getBoolean("duplicate"),
        new QualityScore(
            row.getDouble("score"),
            StoredJson.rates(row.getString("dimensions")),
            StoredJson.losses(row.getString("losses")),
            row.getObject("next_due", LocalDate.class)),
        row.getLong("settings_version"),
        row.getObject("scored_at", OffsetDateTime.class).toInstant());
  }
}
