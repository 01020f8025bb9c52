package dev.mingce.dedup;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs statements on the connection of the current transaction, or on one of their own outside. */
@ApplicationScoped
public class Database {

  private final DataSource dataSource;

  Database(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Reads one row. */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * Runs a query.
   *
   * @param arguments UUID, text, number, boolean, bytes, Instant, or a collection of UUIDs, texts,
   *     numbers or truth values for an array; an empty one is an array of UUIDs unless it is an
   *     array of long
   */
  public <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... arguments) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(connection, statement, arguments);
      try (ResultSet rows = statement.executeQuery()) {
        List<T> found = new ArrayList<>();
        while (rows.next()) {
          found.add(reader.read(rows));
        }
        return found;
      }
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  /** Runs a statement that changes rows; arguments as for {@link #query}. */
  public int update(String sql, @Nullable Object... arguments) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(connection, statement, arguments);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  /** Runs a statement once for each row of arguments, all in one round trip. */
  public void updateAll(String sql, List<@Nullable Object[]> rows) {
    if (rows.isEmpty()) {
      return;
    }
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (@Nullable Object[] arguments : rows) {
        bind(connection, statement, arguments);
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  /** The arguments of one row for {@link #updateAll}. */
  public static @Nullable Object[] row(@Nullable Object... arguments) {
    return arguments;
  }

  private static void bind(
      Connection connection, PreparedStatement statement, @Nullable Object... arguments)
      throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      Object argument = arguments[i];
      switch (argument) {
        case Instant instant -> statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
        case Collection<?> values ->
            statement.setArray(
                i + 1, connection.createArrayOf(elementType(values), values.toArray()));
        case long[] values ->
            statement.setArray(
                i + 1, connection.createArrayOf("int8", Arrays.stream(values).boxed().toArray()));
        case byte[] bytes -> statement.setBytes(i + 1, bytes);
        case null, default -> statement.setObject(i + 1, argument);
      }
    }
  }

  private static String elementType(Collection<?> values) {
    return switch (values.isEmpty() ? null : values.iterator().next()) {
      case String _ -> "text";
      case Long _ -> "int8";
      case Integer _ -> "int4";
      case Double _ -> "float8";
      case Float _ -> "float4";
      case Boolean _ -> "bool";
      case null, default -> "uuid";
    };
  }

  /** A statement failed; the cause tells whether trying again can help. */
  static final class DatabaseFailure extends RuntimeException {
    DatabaseFailure(SQLException cause) {
      super("statement failed", cause);
    }
  }
}
