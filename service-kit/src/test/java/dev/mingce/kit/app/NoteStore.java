package dev.mingce.kit.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
public class NoteStore {
  private final DataSource dataSource;

  NoteStore(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  void insert(Note note) {
    execute("INSERT INTO note VALUES (?, ?, ?)", note.id(), note.version(), note.text());
  }

  boolean update(UUID id, long version, String text) {
    return execute(
            "UPDATE note SET version = version + 1, text = ? WHERE id = ? AND version = ?",
            text,
            id,
            version)
        == 1;
  }

  Optional<Note> find(UUID id) {
    return query("SELECT id, version, text FROM note WHERE id = ?", id).stream().findFirst();
  }

  List<Note> after(UUID id, @Nullable String text, int limit) {
    return query(
        "SELECT id, version, text FROM note WHERE id > ? AND text = coalesce(?, text) ORDER BY id"
            + " LIMIT ?",
        id,
        text,
        limit);
  }

  private int execute(String sql, Object... arguments) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = prepare(connection, sql, arguments)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Note> query(String sql, @Nullable Object... arguments) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = prepare(connection, sql, arguments);
        ResultSet rows = statement.executeQuery()) {
      List<Note> notes = new ArrayList<>();
      while (rows.next()) {
        notes.add(new Note(rows.getObject(1, UUID.class), rows.getLong(2), rows.getString(3)));
      }
      return notes;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PreparedStatement prepare(
      Connection connection, String sql, @Nullable Object[] arguments) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
    return statement;
  }
}
