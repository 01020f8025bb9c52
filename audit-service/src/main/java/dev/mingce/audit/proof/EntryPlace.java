package dev.mingce.audit.proof;

import dev.mingce.audit.log.LogFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Where an entry is. */
@ApplicationScoped
class EntryPlace {
  private final DataSource dataSource;

  EntryPlace(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Found(long leafIndex, byte[] bytes) {}

  Optional<Found> find(UUID id) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT leaf_index, bytes FROM entry WHERE id = ?")) {
      select.setObject(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Found(row.getLong(1), row.getBytes(2)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }
}
