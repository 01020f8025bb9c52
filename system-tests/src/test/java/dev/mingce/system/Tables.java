package dev.mingce.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/** What lies in the tables of a database. */
final class Tables {

  private static final String OWN =
      """
      SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables
      WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
      ORDER BY 1
      """;

  private Tables() {}

  /** The tables with their schemas, without PostgreSQL's own. */
  static List<String> names(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(OWN)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  /** A whole table as text. */
  static byte[] content(Connection connection, String table) throws SQLException, IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    // The parentheses make it work for partitioned tables too.
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyOut("COPY (SELECT * FROM " + table + ") TO STDOUT", content);
    return content.toByteArray();
  }
}
