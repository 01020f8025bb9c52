package dev.mingce.customer.job;

import dev.mingce.events.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Jobs in the database. A lease lasts 10 seconds from the last sign of life. */
@ApplicationScoped
public class JobStoreService {
  private static final String OWN = " WHERE id = ? AND lease_owner = ? AND state = 'running'";

  private static final String LEASE =
      """
      UPDATE job SET state = 'running', lease_owner = ?, lease_until = now() + interval '10 seconds',
                     started_at = coalesce(started_at, now())
      WHERE id = (SELECT id FROM job
                  WHERE kind = ? AND (state = 'queued' OR (state = 'running' AND lease_until < now()))
                  ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING *
      """;

  private static final String ADVANCE =
      """
      UPDATE job SET done = done + ?, created = created + ?, rejected = rejected + ?, warnings = warnings + ?,
                     next_row = ?, lease_until = now() + interval '10 seconds'
      """
          + OWN;

  private static final String CREATE =
      """
      INSERT INTO job (id, kind, state, total, unit, actor_subject, actor_type, actor_unit, actor_client, created_at)
      VALUES (?, ?, 'queued', ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String LIST =
      """
      SELECT * FROM job
      WHERE (actor_subject = ? OR '*' = ANY (?) OR unit = ANY (?))
        AND state = coalesce(?, state) AND (?::uuid IS NULL OR id < ?::uuid)
      ORDER BY id DESC LIMIT ?
      """;

  private final DataSource dataSource;
  private final Event<JobEnded> endings;

  JobStoreService(DataSource dataSource, Event<JobEnded> endings) {
    this.dataSource = dataSource;
    this.endings = endings;
  }

  /** Queues a job, in the transaction that stores what it works on. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void create(Job job) {
    Actor actor = job.actor();
    update(
        CREATE,
        job.id(),
        job.kind(),
        job.total(),
        job.unit(),
        actor.subject(),
        actor.type(),
        actor.unit(),
        actor.clientId(),
        OffsetDateTime.ofInstant(job.createdAt(), ZoneOffset.UTC));
  }

  @Transactional
  public Optional<Job> find(UUID id) {
    return select("SELECT * FROM job WHERE id = ?", id);
  }

  /**
   * Jobs of a subject and of units, newest first.
   *
   * @param units {@code *} among them means all
   * @param state only such jobs; null for all
   * @param before the id of the job that they follow; null for the first ones
   */
  @Transactional
  List<Job> list(
      String subject,
      Set<String> units,
      @Nullable JobState state,
      @Nullable UUID before,
      int limit) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(LIST)) {
      Array named = connection.createArrayOf("text", units.toArray());
      String code = state == null ? null : state.code();
      bind(statement, subject, named, named, code, before, before, limit);
      List<Job> jobs = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          jobs.add(job(row));
        }
      }
      return jobs;
    } catch (SQLException e) {
      throw new IllegalStateException("jobs not read", e);
    }
  }

  /** Takes the oldest job that waits, or whose worker has been silent for too long. */
  @Transactional
  public Optional<JobLease> lease(String kind) {
    UUID token = UUID.randomUUID();
    return select(LEASE, token, kind).map(job -> new JobLease(job, token));
  }

  /** Says that the worker lives. */
  @Transactional
  public void extend(JobLease lease) {
    own("UPDATE job SET lease_until = now() + interval '10 seconds'" + OWN, lease);
  }

  /**
   * Counts finished rows, in the transaction of their effects.
   *
   * @throws LeaseLostException when the rows belong to somebody else by now
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void advance(JobLease lease, Progress more, long nextRow) {
    int rows =
        update(
            ADVANCE,
            more.done(),
            more.created(),
            more.rejected(),
            more.warnings(),
            nextRow,
            lease.job().id(),
            lease.token());
    if (rows == 0) {
      throw new LeaseLostException();
    }
  }

  /** Ends a job that is still this worker's. */
  @Transactional
  public void finish(JobLease lease, JobState state) {
    own(
        "UPDATE job SET state = '"
            + state.code()
            + "', finished_at = now(), lease_until = NULL"
            + OWN,
        lease);
    endings.fire(new JobEnded(lease.job().id()));
  }

  /** Cancels a job; false when it has ended already. */
  @Transactional
  public boolean cancel(UUID id) {
    int rows =
        update(
            "UPDATE job SET state = 'cancelled', finished_at = now(), lease_until = NULL"
                + " WHERE id = ? AND state IN ('queued', 'running')",
            id);
    if (rows > 0) {
      endings.fire(new JobEnded(id));
    }
    return rows > 0;
  }

  private void own(String sql, JobLease lease) {
    if (update(sql, lease.job().id(), lease.token()) == 0) {
      throw new LeaseLostException();
    }
  }

  private int update(String sql, @Nullable Object... values) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("job not written", e);
    }
  }

  private Optional<Job> select(String sql, @Nullable Object... values) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(job(row)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("job not read", e);
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  private static Job job(ResultSet row) throws SQLException {
    Instant created = instant(row, "created_at");
    return new Job(
        row.getObject("id", UUID.class),
        row.getString("kind"),
        JobState.ofCode(row.getString("state")),
        row.getLong("total"),
        new Progress(
            row.getLong("done"),
            row.getLong("created"),
            row.getLong("rejected"),
            row.getLong("warnings")),
        row.getLong("next_row"),
        new Actor(
            row.getString("actor_subject"),
            row.getString("actor_type"),
            row.getString("actor_unit"),
            row.getString("actor_client")),
        row.getString("unit"),
        created == null ? Instant.EPOCH : created,
        instant(row, "started_at"),
        instant(row, "finished_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
