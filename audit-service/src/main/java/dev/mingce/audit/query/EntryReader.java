package dev.mingce.audit.query;

import dev.mingce.audit.log.LogFailure;
import dev.mingce.audit.tree.LeafHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
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
  private static final String COLUMNS = "leaf_index, bytes";

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
          entries.add(EntryContent.read(rows.getLong(1), rows.getBytes(2)));
        }
      }
      return entries;
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  /** The oldest that match, at most so many, all of them before an index. */
  List<EntriesService.Stored> oldest(EntryFilter filter, long beforeIndex, int limit) {
    List<EntryFilter.Condition> conditions = new ArrayList<>(filter.conditions());
    conditions.add(new EntryFilter.Condition("size", "leaf_index < ?", List.of(beforeIndex)));
    String sql =
        "SELECT "
            + COLUMNS
            + " FROM entry"
            + where(conditions)
            + " ORDER BY leaf_index LIMIT "
            + limit;
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      bind(select, conditions);
      List<EntriesService.Stored> entries = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          entries.add(new EntriesService.Stored(rows.getLong(1), rows.getBytes(2)));
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
            connection.prepareStatement("SELECT " + COLUMNS + " FROM entry WHERE id = ?")) {
      select.setObject(1, id);
      try (ResultSet rows = select.executeQuery()) {
        if (!rows.next()) {
          return Optional.empty();
        }
        byte[] bytes = rows.getBytes(2);
        Base64.Encoder base64 = Base64.getEncoder();
        return Optional.of(
            new AuditEntry.Exact(
                EntryContent.read(rows.getLong(1), bytes),
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
}
