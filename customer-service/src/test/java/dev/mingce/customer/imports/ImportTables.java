package dev.mingce.customer.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Plain SQL for the tests of imports. */
@ApplicationScoped
public class ImportTables {
  private final DataSource dataSource;

  ImportTables(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  List<Object> column(String sql, Object... values) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      bind(select, values);
      List<Object> column = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          column.add(rows.getObject(1));
        }
      }
      return column;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  int execute(String sql, Object... values) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  long customersOf(String job) {
    return ((Number)
            column("SELECT count(*) FROM customer_revision WHERE source = ?", "import:" + job)
                .getFirst())
        .longValue();
  }

  long chunksOf(String job) {
    return ((Number)
            column("SELECT count(*) FROM import_chunk WHERE job_id = ?", UUID.fromString(job))
                .getFirst())
        .longValue();
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
