package dev.mingce.dedup.quality.contract;

import dev.mingce.dedup.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What comes in from sources: single observations, which many transactions add without waiting for
 * each other, and their sums by the hour, which one adds up.
 */
@ApplicationScoped
class FeedRows {

  private static final long LOCK = 0x6d696e6763652d66L;
  private static final int CHUNK = 10_000;

  private final Database database;

  FeedRows(Database database) {
    this.database = database;
  }

  /** How many records a rule was asked of, and how many broke it. */
  record Sum(long asked, long broken) {}

  void observe(String system, Instant at, Collection<String> asked, Collection<String> broken) {
    database.update(
        "INSERT INTO source_observation (system, observed_at, asked, broken)"
            + " VALUES (?, ?, ?::text[], ?::text[])",
        system,
        at,
        asked,
        broken);
  }

  /** Whether this transaction may add up; another one does at this moment. */
  boolean mayAddUp() {
    return database
        .query("SELECT pg_try_advisory_xact_lock(?)", row -> row.getBoolean(1), LOCK)
        .getFirst();
  }

  /** Adds observations to the sums of their hour. */
  void addUp() {
    database.update(
        """
        WITH taken AS (
          DELETE FROM source_observation WHERE id IN
            (SELECT id FROM source_observation ORDER BY id LIMIT ?)
          RETURNING system, date_trunc('hour', observed_at) AS hour, asked, broken)
        INSERT INTO source_feed (system, hour, rule, asked, broken)
        SELECT system, hour, rule, count(*), count(*) FILTER (WHERE rule = ANY (broken))
        FROM taken CROSS JOIN LATERAL unnest(asked || ARRAY['']) AS rule
        GROUP BY system, hour, rule
        ON CONFLICT (system, hour, rule) DO UPDATE
        SET asked = source_feed.asked + excluded.asked, broken = source_feed.broken + excluded.broken
        """,
        CHUNK);
  }

  /** The sums of a source since an instant by rule, those of all records under an empty name. */
  Map<String, Sum> sums(String system, Instant since) {
    Map<String, Sum> sums = new HashMap<>();
    database.query(
        "SELECT rule, sum(asked), sum(broken) FROM source_feed"
            + " WHERE system = ? AND hour > ? GROUP BY rule",
        row -> sums.put(row.getString(1), new Sum(row.getLong(2), row.getLong(3))),
        system,
        since);
    return sums;
  }

  /** What came in before counts no more. */
  void forget(String system) {
    database.update("DELETE FROM source_observation WHERE system = ?", system);
    database.update("DELETE FROM source_feed WHERE system = ?", system);
  }

  void forgetBefore(Instant oldest) {
    database.update("DELETE FROM source_feed WHERE hour < ?", oldest);
  }
}
