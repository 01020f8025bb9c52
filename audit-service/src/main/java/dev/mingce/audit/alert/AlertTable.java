package dev.mingce.audit.alert;

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

/** The alerts. */
@ApplicationScoped
class AlertTable {
  private static final String SELECT =
      "SELECT id, version, kind, severity, subject, entries, from_at, to_at, run_id, raised_at,"
          + " reviewed_by, reviewed_at, note FROM alert";
  private static final String INSERT =
      "INSERT INTO alert (id, kind, severity, subject, entries, from_at, to_at, run_id, raised_at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (kind, subject, from_at, to_at) DO"
          + " NOTHING";
  private static final String REVIEW =
      "UPDATE alert SET version = version + 1, reviewed_by = ?, reviewed_at = ?, note = ?"
          + " WHERE id = ? AND version = ?";

  private final DataSource dataSource;

  AlertTable(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Keeps it unless the same was raised before; answers whether it is new. */
  boolean insert(UUID id, AlertService.Finding finding, Instant at) {
    String subject = finding.subject();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, id);
      insert.setString(2, finding.kind());
      insert.setString(3, finding.severity());
      insert.setString(4, subject == null ? "" : subject);
      insert.setLong(5, finding.entries());
      insert.setObject(6, utc(finding.from()));
      insert.setObject(7, utc(finding.to()));
      insert.setObject(8, finding.runId());
      insert.setObject(9, utc(at));
      return insert.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  Optional<Alert> find(UUID id) {
    return select(" WHERE id = ?", id).stream().findFirst();
  }

  /** Newest first; ids grow with time. */
  List<Alert> page(boolean openOnly, @Nullable UUID before, int limit) {
    String where = openOnly ? " WHERE reviewed_at IS NULL" : " WHERE true";
    return before == null
        ? select(where + " ORDER BY id DESC LIMIT ?", limit)
        : select(where + " AND id < ? ORDER BY id DESC LIMIT ?", before, limit);
  }

  /** Those that were raised within a time, oldest first. */
  List<Alert> raised(Instant from, Instant to, int limit) {
    return select(
        " WHERE raised_at >= ? AND raised_at < ? ORDER BY id LIMIT ?", utc(from), utc(to), limit);
  }

  /** Answers whether the version was the current one. */
  boolean review(UUID id, long version, String by, Instant at, String note) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(REVIEW)) {
      update.setString(1, by);
      update.setObject(2, utc(at));
      update.setString(3, note);
      update.setObject(4, id);
      update.setLong(5, version);
      return update.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  private List<Alert> select(String rest, Object... arguments) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(SELECT + rest)) {
      for (int i = 0; i < arguments.length; i++) {
        select.setObject(i + 1, arguments[i]);
      }
      List<Alert> found = new ArrayList<>();
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

  private static Alert read(ResultSet row) throws SQLException {
    String subject = row.getString(5);
    OffsetDateTime reviewed = row.getObject(12, OffsetDateTime.class);
    return new Alert(
        row.getObject(1, UUID.class),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        subject.isEmpty() ? null : subject,
        row.getLong(6),
        row.getObject(7, OffsetDateTime.class).toInstant(),
        row.getObject(8, OffsetDateTime.class).toInstant(),
        row.getObject(9, UUID.class),
        row.getObject(10, OffsetDateTime.class).toInstant(),
        row.getString(11),
        reviewed == null ? null : reviewed.toInstant(),
        row.getString(13));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
