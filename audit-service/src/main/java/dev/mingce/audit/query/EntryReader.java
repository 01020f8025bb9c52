package dev.mingce.audit.query;

import dev.mingce.audit.log.LogFailure;
import dev.mingce.audit.tree.LeafHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Finds entries. */
@ApplicationScoped
class EntryReader {
  private static final String COLUMNS =
      "id, leaf_index, at, received_at, action, outcome, actor_subject, actor_type, actor_unit,"
          + " client_id, target_type, target_id, target_version, counterpart_id, source_service,"
          + " purpose, reason, changed_fields, trace_id";

  private final DataSource dataSource;

  EntryReader(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** The newest that match, at most so many, all of them before an index if one is given. */
  List<AuditEntry> newest(EntryFilter filter, @Nullable Long beforeIndex, int limit) {
    List<EntryFilter.Condition> conditions = new ArrayList<>(filter.conditions());
    if (beforeIndex != null) {
      conditions.add(new EntryFilter.Condition("cursor", "leaf_index < ?", List.of(beforeIndex)));
    }
    String sql =
        "SELECT "
            + COLUMNS
            + " FROM entry"
            + where(conditions)
            + " ORDER BY leaf_index DESC LIMIT "
            + limit;
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      bind(select, conditions);
      List<AuditEntry> entries = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          entries.add(read(rows));
        }
      }
      return entries;
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  long count(EntryFilter filter) {
    List<EntryFilter.Condition> conditions = filter.conditions();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT count(*) FROM entry" + where(conditions))) {
      bind(select, conditions);
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  Optional<AuditEntry.Exact> byId(UUID id) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT " + COLUMNS + ", bytes FROM entry WHERE id = ?")) {
      select.setObject(1, id);
      try (ResultSet rows = select.executeQuery()) {
        if (!rows.next()) {
          return Optional.empty();
        }
        byte[] bytes = rows.getBytes("bytes");
        Base64.Encoder base64 = Base64.getEncoder();
        return Optional.of(
            new AuditEntry.Exact(
                read(rows),
                base64.encodeToString(bytes),
                base64.encodeToString(LeafHash.of(bytes))));
      }
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  private static String where(List<EntryFilter.Condition> conditions) {
    return conditions.isEmpty()
        ? ""
        : conditions.stream()
            .map(EntryFilter.Condition::sql)
            .collect(Collectors.joining(" AND ", " WHERE ", ""));
  }

  private static void bind(PreparedStatement select, List<EntryFilter.Condition> conditions)
      throws SQLException {
    int position = 1;
    for (EntryFilter.Condition condition : conditions) {
      for (Object argument : condition.arguments()) {
        select.setObject(position++, argument);
      }
    }
  }

  private static AuditEntry read(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getObject("id", UUID.class),
        row.getLong("leaf_index"),
        instant(row, "at"),
        instant(row, "received_at"),
        row.getString("action"),
        row.getString("outcome"),
        new AuditEntry.Who(
            row.getString("actor_subject"),
            row.getString("actor_type"),
            row.getString("actor_unit"),
            row.getString("client_id")),
        new AuditEntry.What(
            row.getString("target_type"),
            row.getString("target_id"),
            row.getObject("target_version", Long.class),
            row.getString("counterpart_id")),
        row.getString("source_service"),
        row.getString("purpose"),
        row.getString("reason"),
        Arrays.asList((String[]) row.getArray("changed_fields").getArray()),
        row.getString("trace_id"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
