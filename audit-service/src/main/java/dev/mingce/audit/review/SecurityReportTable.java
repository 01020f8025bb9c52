package dev.mingce.audit.review;

import dev.mingce.audit.log.LogFailure;
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

/** The security reports. */
@ApplicationScoped
class SecurityReportTable {
  private static final String COLUMNS =
      "id, state, from_at, to_at, requested_by, requested_at, finished_at,"
          + " encode(sha256(content), 'base64'), encode(sha256(pdf), 'base64')";
  private static final String INSERT =
      "INSERT INTO security_report (id, state, from_at, to_at, requested_by, requested_at)"
          + " VALUES (?, 'queued', ?, ?, ?, ?) ON CONFLICT DO NOTHING";

  // One whose instance vanished is taken over when its lease runs out, a few times.
  private static final String CLAIM =
      "UPDATE security_report SET state = 'running', attempts = attempts + 1,"
          + " lease_until = now() + interval '15 minutes' WHERE id = (SELECT id FROM security_report"
          + " WHERE attempts < 3 AND (state = 'queued' OR (state = 'running' AND lease_until < now()))"
          + " ORDER BY requested_at LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING "
          + COLUMNS;
  private static final String GIVE_UP =
      "UPDATE security_report SET state = 'failed', lease_until = NULL, finished_at = now()"
          + " WHERE attempts >= 3 AND state = 'running' AND lease_until < now()";

  private final DataSource dataSource;

  SecurityReportTable(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  void insert(UUID id, Instant from, Instant to, String requestedBy, Instant at) {
    execute(INSERT, id, utc(from), utc(to), requestedBy, utc(at));
  }

  Optional<SecurityReport> claim() {
    execute(GIVE_UP);
    return select(CLAIM).stream().findFirst();
  }

  void finish(UUID id, byte[] content, byte[] pdf) {
    execute(
        "UPDATE security_report SET state = 'done', lease_until = NULL, finished_at = now(),"
            + " content = ?, pdf = ? WHERE id = ? AND state = 'running'",
        content,
        pdf,
        id);
  }

  /** Makes it due again at once, or gives it up after the last attempt. */
  void release(UUID id) {
    execute(
        "UPDATE security_report SET lease_until = now() - interval '1 second' WHERE id = ? AND state"
            + " = 'running'",
        id);
  }

  Optional<SecurityReport> find(UUID id) {
    return select("SELECT " + COLUMNS + " FROM security_report WHERE id = ?", id).stream()
        .findFirst();
  }

  /** Newest first. */
  List<SecurityReport> page(@Nullable UUID before, int limit) {
    String from = "SELECT " + COLUMNS + " FROM security_report";
    return before == null
        ? select(from + " ORDER BY id DESC LIMIT ?", limit)
        : select(from + " WHERE id < ? ORDER BY id DESC LIMIT ?", before, limit);
  }

  Optional<byte[]> content(UUID id) {
    return bytes("SELECT content FROM security_report WHERE id = ? AND state = 'done'", id);
  }

  Optional<byte[]> pdf(UUID id) {
    return bytes("SELECT pdf FROM security_report WHERE id = ? AND state = 'done'", id);
  }

  private Optional<byte[]> bytes(String sql, UUID id) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setObject(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  private List<SecurityReport> select(String sql, Object... arguments) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      bind(select, arguments);
      List<SecurityReport> found = new ArrayList<>();
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

  private void execute(String sql, Object... arguments) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, arguments);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  private static void bind(PreparedStatement statement, Object... arguments) throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
  }

  private static SecurityReport read(ResultSet row) throws SQLException {
    OffsetDateTime finished = row.getObject(7, OffsetDateTime.class);
    return new SecurityReport(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        row.getString(5),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        finished == null ? null : finished.toInstant(),
        row.getString(8),
        row.getString(9));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
