package dev.mingce.dedup.job;

import dev.mingce.dedup.Database;
import dev.mingce.dedup.candidates.CandidateService;
import dev.mingce.dedup.candidates.ErasureListener;
import dev.mingce.dedup.linkage.PairKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements of jobs. A lease lasts a minute from the last sign of life. */
@ApplicationScoped
class JobRows implements ErasureListener {

  private static final String LEASE =
      """
      UPDATE match_job SET state = 'running', lease_owner = ?, lease_until = now() + interval '1 minute',
        started_at = coalesce(started_at, now()), row_version = row_version + 1
      WHERE id = (SELECT id FROM match_job
        WHERE state = 'queued' OR (state = 'running' AND lease_until < now())
        ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING *
      """;

  private static final String OWN = " WHERE id = ? AND lease_owner = ? AND state = 'running'";

  private final Database database;

  JobRows(Database database) {
    this.database = database;
  }

  /** A pair as a model that is not in force sees it. */
  record Shadow(PairKey pair, double weight, boolean held) {}

  void insert(MatchJob job) {
    database.update(
        "INSERT INTO match_job (id, type, kind, state, seed, model_id, created_by, created_at)"
            + " VALUES (?, ?, ?, 'queued', ?, ?, ?, ?)",
        job.id(),
        job.type(),
        CandidateService.code(job.kind()),
        job.seed(),
        job.modelId(),
        job.createdBy(),
        job.createdAt());
  }

  Optional<MatchJob> find(UUID id) {
    return database.query("SELECT * FROM match_job WHERE id = ?", JobRows::read, id).stream()
        .findFirst();
  }

  Optional<MatchJob> lock(UUID id) {
    return database
        .query("SELECT * FROM match_job WHERE id = ? FOR UPDATE", JobRows::read, id)
        .stream()
        .findFirst();
  }

  List<MatchJob> list(@Nullable UUID before, int limit) {
    return database.query(
        "SELECT * FROM match_job WHERE ?::uuid IS NULL OR id < ?::uuid ORDER BY id DESC LIMIT ?",
        JobRows::read,
        before,
        before,
        limit);
  }

  /** Takes the oldest job that waits, or whose worker has been silent for too long. */
  Optional<MatchJob> lease(UUID owner) {
    return database.query(LEASE, JobRows::read, owner).stream().findFirst();
  }

  /** Says how far the worker is; false when the job is no longer its. */
  boolean advance(UUID id, UUID owner, long total, long done, UUID position) {
    return database.update(
            "UPDATE match_job SET total = ?, done = ?, position = ?,"
                + " lease_until = now() + interval '1 minute'"
                + OWN,
            total,
            done,
            position,
            id,
            owner)
        > 0;
  }

  /** Ends the work; false when the job is no longer the worker's. */
  boolean finish(UUID id, UUID owner, String state, @Nullable UUID model, @Nullable String report) {
    return database.update(
            "UPDATE match_job SET state = ?, model_id = coalesce(?::uuid, model_id), report = ?::jsonb,"
                + " finished_at = now(), lease_until = NULL, row_version = row_version + 1"
                + OWN,
            state,
            model,
            report,
            id,
            owner)
        > 0;
  }

  void end(UUID id, String state) {
    database.update(
        "UPDATE match_job SET state = ?, finished_at = coalesce(finished_at, now()), lease_until = NULL,"
            + " row_version = row_version + 1 WHERE id = ?",
        state,
        id);
    database.update("DELETE FROM shadow_edge WHERE job_id = ?", id);
  }

  void shadows(UUID job, List<Shadow> shadows) {
    if (!shadows.isEmpty()) {
      database.update(
          "INSERT INTO shadow_edge (job_id, left_id, right_id, weight, held)"
              + " SELECT ?, e.l, e.r, e.w, e.h FROM unnest(?, ?, ?, ?) AS e(l, r, w, h)"
              + " ON CONFLICT DO NOTHING",
          job,
          shadows.stream().map(one -> one.pair().left()).toList(),
          shadows.stream().map(one -> one.pair().right()).toList(),
          shadows.stream().map(Shadow::weight).toList(),
          shadows.stream().map(Shadow::held).toList());
    }
  }

  /**
   * How links would change: {@code newLinks}, {@code brokenLinks}, {@code keptLinks}, and what
   * would follow.
   */
  Map<String, Long> difference(UUID job, String kind, double merge) {
    Map<String, Long> difference = new TreeMap<>();
    database.query(
        """
        WITH now AS (
          SELECT e.left_id, e.right_id FROM edge e JOIN customer_record c ON c.customer_id = e.left_id
          WHERE e.linked AND e.origin = 'model' AND c.kind = ?),
        shadow AS (SELECT left_id, right_id, weight, held FROM shadow_edge WHERE job_id = ?)
        SELECT
          (SELECT count(*) FROM shadow s LEFT JOIN now n USING (left_id, right_id) WHERE n.left_id IS NULL),
          (SELECT count(*) FROM now n LEFT JOIN shadow s USING (left_id, right_id) WHERE s.left_id IS NULL),
          (SELECT count(*) FROM shadow s JOIN now n USING (left_id, right_id)),
          (SELECT count(*) FROM shadow WHERE weight >= ? AND NOT held),
          (SELECT count(*) FROM shadow WHERE weight < ? OR held)
        """,
        row -> {
          difference.put("newLinks", row.getLong(1));
          difference.put("brokenLinks", row.getLong(2));
          difference.put("keptLinks", row.getLong(3));
          difference.put("certainPairs", row.getLong(4));
          difference.put("pairsToReview", row.getLong(5));
          return true;
        },
        kind,
        job,
        merge,
        merge);
    return difference;
  }

  @Override
  public void forget(UUID customerId) {
    database.update(
        "DELETE FROM shadow_edge WHERE left_id = ? OR right_id = ?", customerId, customerId);
  }

  private static MatchJob read(ResultSet row) throws SQLException {
    return new MatchJob(
        row.getObject("id", UUID.class),
        row.getString("type"),
        CandidateService.kind(row.getString("kind")),
        row.getString("state"),
        row.getLong("row_version"),
        row.getLong("seed"),
        row.getObject("model_id", UUID.class),
        row.getLong("total"),
        row.getLong("done"),
        row.getObject("position", UUID.class),
        row.getString("report"),
        row.getString("created_by"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        instant(row, "started_at"),
        instant(row, "finished_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
