package dev.mingce.audit.digest;

import dev.mingce.audit.log.LogFailure;
import dev.mingce.events.SourceDigest;
import jakarta.enterprise.context.ApplicationScoped;
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
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The digests that came. */
@ApplicationScoped
class DigestTable {
  private static final String COLUMNS =
      "service, topic, from_at, to_at, sent, arrived, verdict, compared_at, event_id";

  private static final String INSERT =
      "INSERT INTO source_digest (service, topic, from_at, to_at, sent, hash, event_id, verdict)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

  // What differs is looked at again, as an event that was parked may come yet.
  private static final String NEXT =
      "SELECT "
          + COLUMNS
          + ", hash, received_at FROM source_digest WHERE verdict IN ('waiting', 'differs')"
          + " AND (compared_at IS NULL OR compared_at < CASE verdict WHEN 'waiting' THEN ? ELSE ?"
          + " END) ORDER BY compared_at NULLS FIRST, from_at LIMIT 1 FOR UPDATE SKIP LOCKED";

  private static final String PAGE =
      "SELECT "
          + COLUMNS
          + " FROM source_digest WHERE (?::text IS NULL OR service = ?)"
          + " AND (?::text IS NULL OR verdict = ?)"
          + " AND (?::timestamptz IS NULL OR (from_at, service, topic) < (?, ?, ?))"
          + " ORDER BY from_at DESC, service DESC, topic DESC LIMIT ?";

  // The first hour that does not agree, or of which nothing came, ends what is complete.
  private static final String STATES =
      """
      SELECT service, topic,
             (SELECT max(good.to_at) FROM source_digest good
              WHERE good.service = d.service AND good.topic = d.topic AND good.verdict = 'agrees'
                AND good.to_at <= coalesce(least(min(d.broken_at),
                  min(d.from_at) FILTER (WHERE d.verdict <> 'agrees')), 'infinity')),
             count(*) FILTER (WHERE d.verdict IN ('differs', 'unsigned')),
             coalesce(sum(d.lost), 0)::bigint
      FROM (SELECT service, topic, from_at, verdict,
                   CASE WHEN next_at > to_at THEN to_at END AS broken_at,
                   greatest(0, extract(epoch FROM next_at - to_at) / 3600)::bigint AS lost
            FROM (SELECT service, topic, from_at, to_at, verdict,
                         coalesce(lead(from_at) OVER (PARTITION BY service, topic ORDER BY from_at),
                                  date_trunc('hour', ?::timestamptz, 'UTC') - interval '2 hours') AS next_at
                  FROM source_digest) hours) d
      GROUP BY service, topic ORDER BY service, topic
      """;

  private final DataSource dataSource;

  DigestTable(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** One that is to be compared. */
  record Due(ComparedDigest digest, String hash, Instant receivedAt) {}

  void insert(UUID eventId, SourceDigest digest, Verdict verdict) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, digest.service());
      insert.setString(2, digest.topic());
      insert.setObject(3, utc(digest.from()));
      insert.setObject(4, utc(digest.to()));
      insert.setLong(5, digest.count());
      insert.setString(6, digest.hash());
      insert.setObject(7, eventId);
      insert.setString(8, verdict.code());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  Optional<Due> next(Instant waitingBefore, Instant differingBefore) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(NEXT)) {
      select.setObject(1, utc(waitingBefore));
      select.setObject(2, utc(differingBefore));
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Due(
                    read(row),
                    row.getString(10),
                    row.getObject(11, OffsetDateTime.class).toInstant()))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  void judge(ComparedDigest digest, Verdict verdict, long arrived, Instant at) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE source_digest SET verdict = ?, arrived = ?, compared_at = ?"
                    + " WHERE service = ? AND topic = ? AND from_at = ?")) {
      update.setString(1, verdict.code());
      update.setLong(2, arrived);
      update.setObject(3, utc(at));
      update.setString(4, digest.service());
      update.setString(5, digest.topic());
      update.setObject(6, utc(digest.from()));
      update.executeUpdate();
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  /** Newest first, after a position: start, service and topic of the last one. */
  List<ComparedDigest> page(DigestFilter filter, @Nullable List<String> after, int limit) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(PAGE)) {
      OffsetDateTime from = after == null ? null : utc(Instant.parse(after.get(0)));
      select.setString(1, filter.service());
      select.setString(2, filter.service());
      select.setString(3, filter.verdict());
      select.setString(4, filter.verdict());
      select.setObject(5, from, java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
      select.setObject(6, from, java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
      select.setString(7, after == null ? null : after.get(1));
      select.setString(8, after == null ? null : after.get(2));
      select.setInt(9, limit);
      List<ComparedDigest> found = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(read(rows));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  List<SourceState> states(Instant now) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(STATES)) {
      select.setObject(1, utc(now));
      List<SourceState> states = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          states.add(
              new SourceState(
                  rows.getString(1),
                  rows.getString(2),
                  instant(rows, 3),
                  rows.getLong(4),
                  rows.getLong(5)));
        }
      }
      return states;
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  private static ComparedDigest read(ResultSet row) throws SQLException {
    long arrived = row.getLong(6);
    @Nullable Long known = row.wasNull() ? null : Long.valueOf(arrived);
    return new ComparedDigest(
        row.getString(1),
        row.getString(2),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        row.getLong(5),
        known,
        row.getString(7),
        instant(row, 8),
        row.getObject(9, UUID.class));
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
