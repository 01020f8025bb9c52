package dev.mingce.kit.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Statements that go to the database together and are carried out there in their order: one trip
 * over the network instead of one for each, which is most of what a short statement costs. None of
 * them can use what another answers. PostgreSQL's driver sends each with its own parameters and
 * keeps each prepared.
 *
 * <p>The first that fails ends the transaction, as if they had been sent one by one. Not thread
 * safe.
 */
public final class RoundTrip {
  private final List<String> statements = new ArrayList<>();
  private final List<@Nullable Object> values = new ArrayList<>();
  private final List<IntConsumer> checks = new ArrayList<>();

  /**
   * Adds a statement.
   *
   * @param sql one statement that changes rows, without a semicolon
   * @param bound a value for each of its places, of types that the driver knows; arrays may be
   *     given as they are
   */
  public void add(String sql, @Nullable Object... bound) {
    add(rows -> {}, sql, bound);
  }

  /**
   * Adds a statement of which the number of rows matters.
   *
   * @param rows told how many rows it changed, after all statements have run
   */
  public void add(IntConsumer rows, String sql, @Nullable Object... bound) {
    if (sql.indexOf(';') >= 0) {
      throw new IllegalArgumentException("one statement at a time");
    }
    statements.add(sql);
    values.addAll(Arrays.asList(bound));
    checks.add(rows);
  }

  /** Sends them, and tells how many rows each changed. */
  public void run(Connection connection) throws SQLException {
    if (statements.isEmpty()) {
      return;
    }
    int[] counts = new int[statements.size()];
    try (PreparedStatement all = connection.prepareStatement(String.join(";", statements))) {
      for (int i = 0; i < values.size(); i++) {
        all.setObject(i + 1, values.get(i));
      }
      all.execute();
      for (int i = 0; i < counts.length; i++) {
        counts[i] = all.getUpdateCount();
        all.getMoreResults();
      }
    }
    for (int i = 0; i < counts.length; i++) {
      checks.get(i).accept(counts[i]);
    }
  }
}
