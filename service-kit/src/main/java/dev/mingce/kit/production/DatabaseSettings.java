package dev.mingce.kit.production;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Durability settings of the database, as this service's connections see them. */
record DatabaseSettings(String synchronousCommit, String fsync, String fullPageWrites) {
  static DatabaseSettings of(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT current_setting('synchronous_commit'), current_setting('fsync'),"
                    + " current_setting('full_page_writes')")) {
      row.next();
      return new DatabaseSettings(row.getString(1), row.getString(2), row.getString(3));
    }
  }
}
