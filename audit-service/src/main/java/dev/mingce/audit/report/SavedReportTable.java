package dev.mingce.audit.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.audit.log.LogFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The saved reports and what they found. */
@ApplicationScoped
class SavedReportTable {
  private static final String REPORT =
      "SELECT id, version, name, kind, parameters, schedule, next_at, created_by, created_at,"
          + " updated_at FROM saved_report";
  private static final String RUN =
      "SELECT id, report_id, kind, parameters, from_at, to_at, requested_by, at, findings, more FROM"
          + " report_run";
  private static final TypeReference<List<ReportFinding>> FINDINGS = new TypeReference<>() {};

  private final DataSource dataSource;
  private final ObjectMapper json;

  SavedReportTable(DataSource dataSource, ObjectMapper json) {
    this.dataSource = dataSource;
    this.json = json;
  }

  @FunctionalInterface
  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  Optional<SavedReport> find(UUID id) {
    return select(REPORT + " WHERE id = ?", this::report, id).stream().findFirst();
  }

  /** Newest first. */
  List<SavedReport> page(@Nullable UUID before, int limit) {
    return before == null
        ? select(REPORT + " ORDER BY id DESC LIMIT ?", this::report, limit)
        : select(REPORT + " WHERE id < ? ORDER BY id DESC LIMIT ?", this::report, before, limit);
  }

  /** One that is due and that nobody else takes right now; held until the transaction ends. */
  Optional<SavedReport> due(Instant now) {
    return select(
            REPORT + " WHERE next_at <= ? ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED",
            this::report,
            now.atOffset(ZoneOffset.UTC))
        .stream()
        .findFirst();
  }

  void insert(SavedReport report) {
    execute(
        "INSERT INTO saved_report (id, version, name, kind, parameters, schedule, next_at,"
            + " created_by, created_at, updated_at) VALUES (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)",
        report.id(),
        report.version(),
        report.name(),
        report.kind(),
        write(report.parameters()),
        report.schedule(),
        utc(report.nextAt()),
        report.createdBy(),
        utc(report.createdAt()),
        utc(report.updatedAt()));
  }

  /** Replaces the version before this one; answers whether that was the current one. */
  boolean replace(SavedReport report) {
    return execute(
            "UPDATE saved_report SET version = ?, name = ?, kind = ?, parameters = ?::jsonb,"
                + " schedule = ?, next_at = ?, updated_at = ? WHERE id = ? AND version = ?",
            report.version(),
            report.name(),
            report.kind(),
            write(report.parameters()),
            report.schedule(),
            utc(report.nextAt()),
            utc(report.updatedAt()),
            report.id(),
            report.version() - 1)
        == 1;
  }

  void postpone(UUID id, @Nullable Instant nextAt) {
    execute("UPDATE saved_report SET next_at = ? WHERE id = ?", utc(nextAt), id);
  }

  boolean delete(UUID id, long version) {
    return execute("DELETE FROM saved_report WHERE id = ? AND version = ?", id, version) == 1;
  }

  void insert(ReportRun run) {
    execute(
        "INSERT INTO report_run (id, report_id, kind, parameters, from_at, to_at, requested_by, at,"
            + " findings, more) VALUES (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?::jsonb, ?)",
        run.id(),
        run.reportId(),
        run.kind(),
        write(run.parameters()),
        utc(run.from()),
        utc(run.to()),
        run.requestedBy(),
        utc(run.at()),
        write(run.findings()),
        run.more());
  }

  Optional<ReportRun> findRun(UUID report, UUID id) {
    return select(RUN + " WHERE report_id = ? AND id = ?", this::run, report, id).stream()
        .findFirst();
  }

  /** Newest first. */
  List<ReportRun> runs(UUID report, @Nullable UUID before, int limit) {
    return before == null
        ? select(RUN + " WHERE report_id = ? ORDER BY id DESC LIMIT ?", this::run, report, limit)
        : select(
            RUN + " WHERE report_id = ? AND id < ? ORDER BY id DESC LIMIT ?",
            this::run,
            report,
            before,
            limit);
  }

  private SavedReport report(ResultSet row) throws SQLException {
    OffsetDateTime next = row.getObject(7, OffsetDateTime.class);
    return new SavedReport(
        row.getObject(1, UUID.class),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        parameters(row.getString(5)),
        row.getString(6),
        next == null ? null : next.toInstant(),
        row.getString(8),
        time(row, 9),
        time(row, 10));
  }

  private ReportRun run(ResultSet row) throws SQLException {
    try {
      return new ReportRun(
          row.getObject(1, UUID.class),
          row.getObject(2, UUID.class),
          row.getString(3),
          parameters(row.getString(4)),
          time(row, 5),
          time(row, 6),
          row.getString(7),
          time(row, 8),
          json.readValue(row.getString(9), FINDINGS),
          row.getBoolean(10));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored findings cannot be read", e);
    }
  }

  private ReportParameters parameters(String text) {
    try {
      return json.readValue(text, ReportParameters.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored parameters cannot be read", e);
    }
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record is always JSON", e);
    }
  }

  private <T> List<T> select(String sql, Reader<T> reader, Object... arguments) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      bind(select, arguments);
      List<T> found = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(reader.read(rows));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  private int execute(String sql, @Nullable Object... arguments) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, arguments);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object... arguments)
      throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i] == null) {
        // The only ones that may be absent are times.
        statement.setNull(i + 1, Types.TIMESTAMP_WITH_TIMEZONE);
      } else {
        statement.setObject(i + 1, arguments[i]);
      }
    }
  }

  private static Instant time(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
