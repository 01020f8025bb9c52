package dev.mingce.audit.retention;

import dev.mingce.audit.log.LogFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Closed shards, and what the log has of a year. */
@ApplicationScoped
class ShardTable {
  private static final String SELECT =
      "SELECT s.year, s.first_index, s.end_index, s.closed_at, s.keep_until,"
          + " EXISTS (SELECT FROM legal_hold h WHERE h.released_at IS NULL"
          + " AND s.year BETWEEN h.from_year AND h.to_year),"
          + " NOT EXISTS (SELECT FROM entry e WHERE e.leaf_index = s.end_index - 1), c.note"
          + " FROM log_shard s JOIN checkpoint c ON c.tree_size = s.end_index ";

  private final DataSource dataSource;

  ShardTable(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** All that are closed, newest first. */
  List<Shard> all() {
    return list(SELECT + "ORDER BY s.year DESC", null);
  }

  Optional<Shard> find(int year) {
    return list(SELECT + "WHERE s.year = ?", year).stream().findFirst();
  }

  /** Years of which the last entry is gone and no entry says so, oldest first. */
  List<Integer> droppedWithout(String action) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT s.year FROM log_shard s WHERE NOT EXISTS (SELECT FROM entry e WHERE"
                    + " e.leaf_index = s.end_index - 1) AND NOT EXISTS (SELECT FROM entry e WHERE"
                    + " hashtextextended(e.target_id, 0) = hashtextextended(s.year::text, 0)"
                    + " AND e.target_id = s.year::text AND e.action = ?) ORDER BY s.year")) {
      select.setString(1, action);
      List<Integer> years = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          years.add(rows.getInt(1));
        }
      }
      return years;
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  void insert(int year, long first, long end, LocalDate keepUntil, Instant closedAt) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO log_shard (year, first_index, end_index, keep_until, closed_at)"
                    + " VALUES (?, ?, ?, ?, ?)")) {
      insert.setInt(1, year);
      insert.setLong(2, first);
      insert.setLong(3, end);
      insert.setObject(4, keepUntil);
      insert.setObject(5, closedAt.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  /** Index of the first entry that the log took in or after a year; null where it has none. */
  @Nullable Long firstSince(int year) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT min(leaf_index) FROM entry WHERE received_at >= ?")) {
      select.setObject(1, begin(year));
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getObject(1, Long.class);
      }
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  /** The year of an entry; null where it is not there. */
  @Nullable Integer yearOf(long index) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT received_at FROM entry WHERE leaf_index = ?")) {
      select.setLong(1, index);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? row.getObject(1, OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC).getYear()
            : null;
      }
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  /** Every action of a year. */
  List<String> actions(int year) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT DISTINCT action FROM entry WHERE received_at >= ? AND received_at < ?")) {
      select.setObject(1, begin(year));
      select.setObject(2, begin(year + 1));
      List<String> actions = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          actions.add(row.getString(1));
        }
      }
      return actions;
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  private static OffsetDateTime begin(int year) {
    return Year.of(year).atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC);
  }

  private List<Shard> list(String sql, @Nullable Integer year) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      if (year != null) {
        select.setInt(1, year);
      }
      List<Shard> shards = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          shards.add(
              new Shard(
                  row.getInt(1),
                  row.getLong(2),
                  row.getLong(3),
                  row.getObject(4, OffsetDateTime.class).toInstant(),
                  row.getObject(5, LocalDate.class),
                  row.getBoolean(6),
                  row.getBoolean(7),
                  row.getString(8)));
        }
      }
      return shards;
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }
}
