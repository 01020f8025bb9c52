package dev.mingce.audit.retention;

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

/** Legal holds; a released one stays as a record. */
@ApplicationScoped
class HoldTable {
  private static final String SELECT =
      "SELECT id, from_year, to_year, reason, placed_by, placed_at, released_by, released_at"
          + " FROM legal_hold ";

  private final DataSource dataSource;

  HoldTable(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  void insert(LegalHold hold) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO legal_hold (id, from_year, to_year, reason, placed_by, placed_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?)")) {
      insert.setObject(1, hold.id());
      insert.setInt(2, hold.fromYear());
      insert.setInt(3, hold.toYear());
      insert.setString(4, hold.reason());
      insert.setString(5, hold.placedBy());
      insert.setObject(6, hold.placedAt().atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  /** Releases one that holds; false where it was released before. */
  boolean release(UUID id, String by, Instant at) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE legal_hold SET released_by = ?, released_at = ?"
                    + " WHERE id = ? AND released_at IS NULL")) {
      update.setString(1, by);
      update.setObject(2, at.atOffset(ZoneOffset.UTC));
      update.setObject(3, id);
      return update.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  Optional<LegalHold> find(UUID id) {
    return list(SELECT + "WHERE id = ?", id).stream().findFirst();
  }

  /** All, newest first. */
  List<LegalHold> all() {
    return list(SELECT + "ORDER BY placed_at DESC, id", null);
  }

  private List<LegalHold> list(String sql, @Nullable UUID id) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      if (id != null) {
        select.setObject(1, id);
      }
      List<LegalHold> holds = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          OffsetDateTime released = row.getObject(8, OffsetDateTime.class);
          holds.add(
              new LegalHold(
                  row.getObject(1, UUID.class),
                  row.getInt(2),
                  row.getInt(3),
                  row.getString(4),
                  row.getString(5),
                  row.getObject(6, OffsetDateTime.class).toInstant(),
                  row.getString(7),
                  released == null ? null : released.toInstant()));
        }
      }
      return holds;
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }
}
