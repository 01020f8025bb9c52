package dev.mingce.dedup.profile;

import dev.mingce.dedup.Database;
import dev.mingce.dedup.profile.measure.TableProfile;
import dev.mingce.events.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Profiles in the database. */
@ApplicationScoped
class ProfileRows {

  private static final String OWN = " WHERE id = ? AND lease = ? AND state = 'running'";

  private final Database database;

  ProfileRows(Database database) {
    this.database = database;
  }

  /**
   * The right to make a profile for a while.
   *
   * @param units whose records are measured; {@code *} for all
   */
  record Lease(UUID profile, UUID token, String kind, Set<String> units) {}

  void insert(ProfileView profile, Set<String> units) {
    database.update(
        "INSERT INTO profile (id, kind, units, state, created_by, created_at)"
            + " VALUES (?, ?, ?::text[], 'queued', ?, ?)",
        profile.id(),
        profile.kind(),
        units,
        profile.createdBy(),
        profile.createdAt());
  }

  Optional<ProfileView> find(UUID id) {
    return database.query("SELECT * FROM profile WHERE id = ?", ProfileRows::read, id).stream()
        .findFirst();
  }

  List<ProfileView> list(@Nullable String creator, @Nullable UUID before, int limit) {
    return database.query(
        "SELECT * FROM profile WHERE (?::text IS NULL OR created_by = ?)"
            + " AND (?::uuid IS NULL OR id < ?::uuid) ORDER BY id DESC LIMIT ?",
        ProfileRows::read,
        creator,
        creator,
        before,
        before,
        limit);
  }

  /** Takes the oldest profile that waits, or whose maker has been silent for too long. */
  Optional<Lease> lease(UUID token) {
    return database
        .query(
            """
            UPDATE profile SET state = 'running', done = 0, lease = ?,
              lease_until = now() + interval '1 minute',
              total = (SELECT count(*) FROM customer_record c
                WHERE c.features IS NOT NULL AND ('*' = ANY (units) OR c.unit = ANY (units)))
            WHERE id = (SELECT id FROM profile
              WHERE state = 'queued' OR (state = 'running' AND lease_until < now())
              ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, kind, units
            """,
            row ->
                new Lease(
                    row.getObject(1, UUID.class),
                    token,
                    row.getString(2),
                    Set.copyOf(Arrays.asList((String[]) row.getArray(3).getArray()))),
            token)
        .stream()
        .findFirst();
  }

  /** The next customers to measure, in the order of their ids. */
  List<UUID> next(Lease lease, UUID after, int limit) {
    return database.query(
        "SELECT customer_id FROM customer_record WHERE customer_id > ? AND features IS NOT NULL"
            + " AND (? OR unit = ANY (?::text[])) ORDER BY customer_id LIMIT ?",
        row -> row.getObject(1, UUID.class),
        after,
        lease.units().contains("*"),
        lease.units(),
        limit);
  }

  /** Counts what was measured; false when the profile is somebody else's by now. */
  boolean advance(Lease lease, int more) {
    return database.update(
            "UPDATE profile SET done = done + ?, lease_until = now() + interval '1 minute'" + OWN,
            more,
            lease.profile(),
            lease.token())
        > 0;
  }

  void finish(Lease lease, @Nullable TableProfile result, Instant now) {
    database.update(
        "UPDATE profile SET state = ?, result = ?::jsonb, finished_at = ?, lease_until = NULL"
            + OWN,
        result == null ? "failed" : "done",
        result == null ? null : new String(EventJson.write(result), StandardCharsets.UTF_8),
        now,
        lease.profile(),
        lease.token());
  }

  private static ProfileView read(ResultSet row) throws SQLException {
    String result = row.getString("result");
    OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
    return new ProfileView(
        row.getObject("id", UUID.class),
        row.getString("kind"),
        row.getString("state"),
        row.getLong("done"),
        row.getLong("total"),
        row.getString("created_by"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        finished == null ? null : finished.toInstant(),
        result == null
            ? null
            : EventJson.read(result.getBytes(StandardCharsets.UTF_8), TableProfile.class));
  }
}
