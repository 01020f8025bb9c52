package dev.mingce.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements on the connection of the current transaction, or on one of their own outside of
 * any.
 */
@ApplicationScoped
public class Database {
  private final DataSource dataSource;

  Database(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Reads one row into a value. */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** All rows of a query, or of a change that returns rows. */
  public <T> List<T> query(
      String statement, RowReader<T> reader, List<? extends @Nullable Object> arguments) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement prepared = connection.prepareStatement(statement)) {
      bind(connection, prepared, arguments);
      List<T> rows = new ArrayList<>();
      try (ResultSet row = prepared.executeQuery()) {
        while (row.next()) {
          rows.add(reader.read(row));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  /** How many rows a change touched. */
  public int update(String statement, List<? extends @Nullable Object> arguments) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement prepared = connection.prepareStatement(statement)) {
      bind(connection, prepared, arguments);
      return prepared.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  // A list becomes a text array; everything else the driver knows.
  private static void bind(
      Connection connection, PreparedStatement prepared, List<? extends @Nullable Object> arguments)
      throws SQLException {
    for (int i = 0; i < arguments.size(); i++) {
      @Nullable Object argument = arguments.get(i);
      if (argument instanceof List<?> texts) {
        prepared.setArray(i + 1, connection.createArrayOf("text", texts.toArray()));
      } else {
        prepared.setObject(i + 1, argument);
      }
    }
  }

  /** The database did not do it; the cause tells whether that passes. */
  static final class DatabaseFailure extends RuntimeException {
    DatabaseFailure(SQLException cause) {
      super("statement failed", cause);
    }
  }
}
