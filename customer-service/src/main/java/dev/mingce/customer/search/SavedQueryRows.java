package dev.mingce.customer.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The statements of saved queries. */
@ApplicationScoped
class SavedQueryRows {
  private static final String VISIBLE =
      "SELECT * FROM saved_query WHERE (owner = ? OR shared_with = ANY (?)"
          + " OR (? AND shared_with IS NOT NULL))";

  private final DataSource dataSource;
  private final ObjectMapper json;

  SavedQueryRows(DataSource dataSource, ObjectMapper json) {
    this.dataSource = dataSource;
    this.json = json;
  }

  List<SavedQueryView> visible(Caller caller, @Nullable UUID after, int limit) {
    return with(
        VISIBLE + " AND id > ? ORDER BY id LIMIT ?",
        statement -> {
          bind(statement, caller);
          statement.setObject(4, after == null ? new UUID(0, 0) : after);
          statement.setInt(5, limit);
          return read(statement);
        });
  }

  Optional<SavedQueryView> find(UUID id, Caller caller) {
    return with(
        VISIBLE + " AND id = ?",
        statement -> {
          bind(statement, caller);
          statement.setObject(4, id);
          return read(statement).stream().findFirst();
        });
  }

  void insert(SavedQueryView query) {
    with(
        "INSERT INTO saved_query (id, version, owner, shared_with, name, filter, sort, created_at,"
            + " updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        statement -> {
          statement.setObject(1, query.id());
          statement.setLong(2, query.version());
          statement.setString(3, query.owner());
          statement.setString(4, query.sharedWith());
          statement.setString(5, query.name());
          statement.setString(6, write(query.filter()));
          statement.setString(7, query.sort());
          statement.setTimestamp(8, Timestamp.from(query.createdAt()));
          statement.setTimestamp(9, Timestamp.from(query.updatedAt()));
          return statement.executeUpdate();
        });
  }

  /** Writes the next version; false when the stored one is not the version before it. */
  boolean update(SavedQueryView query) {
    return with(
            "UPDATE saved_query SET version = ?, shared_with = ?, name = ?, filter = ?, sort = ?,"
                + " updated_at = ? WHERE id = ? AND version = ?",
            statement -> {
              statement.setLong(1, query.version());
              statement.setString(2, query.sharedWith());
              statement.setString(3, query.name());
              statement.setString(4, write(query.filter()));
              statement.setString(5, query.sort());
              statement.setTimestamp(6, Timestamp.from(query.updatedAt()));
              statement.setObject(7, query.id());
              statement.setLong(8, query.version() - 1);
              return statement.executeUpdate();
            })
        == 1;
  }

  boolean delete(UUID id, long version) {
    return with(
            "DELETE FROM saved_query WHERE id = ? AND version = ?",
            statement -> {
              statement.setObject(1, id);
              statement.setLong(2, version);
              return statement.executeUpdate();
            })
        == 1;
  }

  private static void bind(PreparedStatement statement, Caller caller) throws SQLException {
    statement.setString(1, caller.subject());
    statement.setArray(
        2, statement.getConnection().createArrayOf("text", caller.orgUnits().toArray()));
    statement.setBoolean(3, caller.seesAllUnits());
  }

  private List<SavedQueryView> read(PreparedStatement statement) throws SQLException {
    List<SavedQueryView> queries = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        queries.add(
            new SavedQueryView(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("name"),
                read(row.getString("filter")),
                row.getString("sort"),
                row.getString("owner"),
                row.getString("shared_with"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant()));
      }
    }
    return queries;
  }

  private String write(Condition filter) {
    try {
      return json.writeValueAsString(filter);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a filter is always JSON", e);
    }
  }

  private Condition read(String filter) {
    try {
      return json.readValue(filter, Condition.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored filter is always readable", e);
    }
  }

  private interface Work<T> {
    T run(PreparedStatement statement) throws SQLException;
  }

  private <T> T with(String sql, Work<T> work) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      return work.run(statement);
    } catch (SQLException e) {
      throw new IllegalStateException("saved query failed", e);
    }
  }
}
