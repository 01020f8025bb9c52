package dev.mingce.customer.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * @param tokens every one of which must match
 * @param units whose records are visible; null means all
 * @param descending newest first
 * @param after id of the last item of the page before
 * @param limit most rows to read
 */
record CustomerQuery(
    List<Lookups.Token> tokens,
    @Nullable Set<String> units,
    @Nullable String kind,
    boolean descending,
    @Nullable UUID after,
    int limit) {

  private interface Bind {
    void to(PreparedStatement statement, int index) throws SQLException;
  }

  List<SealedCustomer> run(Connection connection) throws SQLException {
    List<Bind> binds = new ArrayList<>();
    StringBuilder sql = new StringBuilder("SELECT ").append(CustomerRows.columns());
    filter(sql, binds, connection);
    if (after != null) {
      sql.append(descending ? " AND id < ?" : " AND id > ?");
      binds.add((statement, index) -> statement.setObject(index, after));
    }
    // Ids are made in the order of time, so their order is that of creation.
    sql.append(descending ? " ORDER BY id DESC LIMIT ?" : " ORDER BY id LIMIT ?");
    binds.add((statement, index) -> statement.setInt(index, limit));
    try (PreparedStatement select = prepare(connection, sql, binds)) {
      return CustomerRows.read(select);
    }
  }

  long count(Connection connection) throws SQLException {
    List<Bind> binds = new ArrayList<>();
    StringBuilder sql = new StringBuilder("SELECT count(*)");
    filter(sql, binds, connection);
    try (PreparedStatement select = prepare(connection, sql, binds);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private void filter(StringBuilder sql, List<Bind> binds, Connection connection) {
    sql.append(" FROM customer WHERE status = 'active'");
    for (Lookups.Token token : tokens) {
      sql.append(" AND id IN (SELECT customer_id FROM lookup WHERE field = ? AND token = ?)");
      binds.add((statement, index) -> statement.setString(index, token.field()));
      binds.add((statement, index) -> statement.setBytes(index, token.value()));
    }
    if (units != null) {
      sql.append(" AND owner_unit = ANY (?)");
      binds.add((statement, index) ->
          statement.setArray(index, connection.createArrayOf("text", units.toArray())));
    }
    if (kind != null) {
      sql.append(" AND kind = ?");
      binds.add((statement, index) -> statement.setString(index, kind));
    }
  }

  private static PreparedStatement prepare(
      Connection connection, StringBuilder sql, List<Bind> binds) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql.toString());
    for (int i = 0; i < binds.size(); i++) {
      binds.get(i).to(statement, i + 1);
    }
    return statement;
  }
}
