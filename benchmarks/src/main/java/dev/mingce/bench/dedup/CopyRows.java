package dev.mingce.bench.dedup;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows of one table in the text format of COPY. Values hold no tab, backslash or line end. */
final class CopyRows {
  private static final HexFormat HEX = HexFormat.of();

  private final String target;
  private final StringBuilder rows = new StringBuilder();

  /** Rows for a table, such as {@code verdict (customer_id, version)}. */
  CopyRows(String target) {
    this.target = target;
  }

  void add(@Nullable Object... values) {
    for (int i = 0; i < values.length; i++) {
      rows.append(i == 0 ? "" : "\t").append(text(values[i]));
    }
    rows.append('\n');
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "\\N";
      case byte[] bytes -> "\\\\x" + HEX.formatHex(bytes);
      case Collection<?> all ->
          all.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
      default -> value.toString();
    };
  }

  /** Writes all rows, and has none afterwards. */
  void flush(Connection connection) throws SQLException, IOException {
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("COPY " + target + " FROM STDIN", new StringReader(rows.toString()));
    rows.setLength(0);
  }
}
