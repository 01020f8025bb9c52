package dev.mingce.audit.report;

import dev.mingce.audit.log.LogFailure;
import dev.mingce.events.EventType;
import dev.mingce.events.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Looks at many entries by their columns. */
@ApplicationScoped
class ReportReader {
  private static final String CHANGES =
      " FROM entry WHERE source_service = 'customer-service' AND action = ANY (?)"
          + " AND target_id IS NOT NULL AND target_version IS NOT NULL";

  // Versions that are on their way yet come within the minute.
  private static final String GAPS =
      "SELECT target_id, before + 1, target_version - 1, received_at FROM (SELECT target_id,"
          + " target_version, received_at, coalesce(lag(target_version) OVER (PARTITION BY target_id"
          + " ORDER BY target_version), 0) AS before"
          + CHANGES
          + ") version WHERE target_version > before + 1 AND received_at < ?"
          + " ORDER BY received_at, target_id LIMIT ?";

  private static final String DISCLOSURES =
      "SELECT leaf_index, bytes FROM entry WHERE hashtextextended(target_id, 0) ="
          + " hashtextextended(?, 0) AND target_id = ? AND source_service = 'customer-service' AND outcome = 'done' AND action LIKE 'customer.%'"
          + " AND action <> ALL (?) AND (?::bigint IS NULL OR leaf_index < ?)"
          + " ORDER BY leaf_index DESC LIMIT ?";

  private static final String[] ACTIONS =
      Arrays.stream(EventType.values())
          .filter(type -> type.topic().equals(Topics.CUSTOMER_CHANGES))
          .map(type -> type.typeName().replaceFirst("\\.v[0-9]+$", ""))
          .toArray(String[]::new);

  private final DataSource dataSource;

  ReportReader(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** The exact bytes of an entry. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Row(long leafIndex, byte[] bytes) {}

  long customers() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT count(DISTINCT target_id)" + CHANGES)) {
      select.setArray(1, connection.createArrayOf("text", ACTIONS));
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  List<CompletenessReport.Missing> gaps(Instant before, int most) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(GAPS)) {
      select.setArray(1, connection.createArrayOf("text", ACTIONS));
      select.setObject(2, before.atOffset(java.time.ZoneOffset.UTC));
      select.setInt(3, most);
      List<CompletenessReport.Missing> gaps = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          gaps.add(
              new CompletenessReport.Missing(
                  rows.getString(1),
                  rows.getLong(2),
                  rows.getLong(3),
                  rows.getObject(4, OffsetDateTime.class).toInstant()));
        }
      }
      return gaps;
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  List<Row> disclosures(String customer, @Nullable Long beforeIndex, int limit) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(DISCLOSURES)) {
      select.setString(1, customer);
      select.setString(2, customer);
      select.setArray(3, connection.createArrayOf("text", ACTIONS));
      select.setObject(4, beforeIndex, java.sql.Types.BIGINT);
      select.setObject(5, beforeIndex, java.sql.Types.BIGINT);
      select.setInt(6, limit);
      List<Row> found = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(new Row(rows.getLong(1), rows.getBytes(2)));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }
}
