package dev.mingce.audit.log;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/** Signed checkpoints and what witnesses added to them. */
@ApplicationScoped
class CheckpointTable {
  private static final String SELECT =
      "SELECT tree_size, root, note || coalesce((SELECT string_agg(line || E'\\n', '' ORDER BY"
          + " witness) FROM cosignature s WHERE s.tree_size = c.tree_size), ''), at FROM checkpoint c ";
  private static final String LATEST = SELECT + "ORDER BY tree_size DESC LIMIT 1";
  private static final String OF_SIZE = SELECT + "WHERE tree_size = ?";
  private static final String WITNESSED =
      SELECT + "WHERE tree_size = (SELECT max(tree_size) FROM cosignature)";

  private final DataSource dataSource;

  CheckpointTable(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  Optional<StoredCheckpoint> latest() {
    return find(LATEST, null);
  }

  Optional<StoredCheckpoint> ofSize(long size) {
    return find(OF_SIZE, size);
  }

  Optional<StoredCheckpoint> witnessed() {
    return find(WITNESSED, null);
  }

  void insert(StoredCheckpoint checkpoint) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO checkpoint (tree_size, at, root, note) VALUES (?, ?, ?, ?)")) {
      insert.setLong(1, checkpoint.size());
      insert.setObject(2, checkpoint.at().atOffset(ZoneOffset.UTC));
      insert.setBytes(3, checkpoint.root());
      insert.setString(4, checkpoint.note());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  void cosign(long size, String witness, String line, Instant at) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO cosignature (tree_size, witness, at, line) VALUES (?, ?, ?, ?)"
                    + " ON CONFLICT DO NOTHING")) {
      insert.setLong(1, size);
      insert.setString(2, witness);
      insert.setObject(3, at.atOffset(ZoneOffset.UTC));
      insert.setString(4, line);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  private Optional<StoredCheckpoint> find(
      String sql, @org.jspecify.annotations.Nullable Long size) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      if (size != null) {
        select.setLong(1, size);
      }
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new StoredCheckpoint(
                    row.getLong(1),
                    row.getBytes(2),
                    row.getString(3),
                    row.getObject(4, OffsetDateTime.class).toInstant()))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }
}
