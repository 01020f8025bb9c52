package dev.mingce.customer.search;

import dev.mingce.customer.record.CustomerStoreService;
import dev.mingce.customer.record.SealedCustomer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Where the filling of the search index stands. */
@ApplicationScoped
public class BackfillService {
  // While an instance works it renews the lease with each batch; another takes over when it ended.
  private static final String LEASE =
      """
      UPDATE search_backfill SET held_by = ?, lease_until = now() + interval '60 seconds'
       WHERE name = 'tokens' AND finished_at IS NULL AND (lease_until < now() OR held_by = ?)
      RETURNING position
      """;

  private static final String NEXT =
      """
      SELECT c.id FROM customer c
       WHERE c.id > ? AND c.status = 'active'
         AND NOT EXISTS (SELECT 1 FROM customer_search s WHERE s.customer_id = c.id)
       ORDER BY c.id LIMIT ?
      """;

  // The row lock keeps a merge or a change out until this is committed; whoever wrote in between
  // has
  // written the row itself.
  private static final String WRITE =
      """
      INSERT INTO customer_search (customer_id, updated_at, reviewed_at, tokens)
      SELECT c.id, c.updated_at, c.reviewed_at, ? FROM customer c
       WHERE c.id = ? AND c.version = ? AND c.status = 'active' FOR SHARE
      ON CONFLICT (customer_id) DO NOTHING
      """;

  private final DataSource dataSource;
  private final CustomerStoreService customers;
  private final UUID self = UUID.randomUUID();

  BackfillService(DataSource dataSource, CustomerStoreService customers) {
    this.dataSource = dataSource;
    this.customers = customers;
  }

  /** What one customer is searched by, as of a version. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Row(UUID customer, long version, long[] tokens) {}

  /** The last customer that was looked at; empty when all is done or another instance works. */
  @Transactional
  Optional<UUID> lease() {
    return with(
        LEASE,
        statement -> {
          statement.setObject(1, self);
          statement.setObject(2, self);
          try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
          }
        });
  }

  /** Customers after this one that cannot be found yet, in the order of their ids. */
  @Transactional
  List<SealedCustomer> next(UUID after, int limit) {
    List<UUID> ids =
        with(
            NEXT,
            statement -> {
              statement.setObject(1, after);
              statement.setInt(2, limit);
              List<UUID> found = new ArrayList<>();
              try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                  found.add(row.getObject(1, UUID.class));
                }
              }
              return found;
            });
    // As PostgreSQL orders ids: by their text, and not as signed numbers.
    return customers.findActive(ids).stream()
        .sorted(Comparator.comparing(customer -> customer.id().toString()))
        .toList();
  }

  @Transactional
  void write(List<Row> rows, UUID position) {
    for (Row row : rows) {
      with(
          WRITE,
          statement -> {
            statement.setObject(1, row.tokens());
            statement.setObject(2, row.customer());
            statement.setLong(3, row.version());
            return statement.executeUpdate();
          });
    }
    customers.noteSources(rows.stream().map(Row::customer).toList());
    with(
        "UPDATE search_backfill SET position = greatest(position, ?)",
        statement -> {
          statement.setObject(1, position);
          return statement.executeUpdate();
        });
  }

  @Transactional
  void finish() {
    with(
        "UPDATE search_backfill SET finished_at = now() WHERE finished_at IS NULL",
        PreparedStatement::executeUpdate);
  }

  @Transactional
  boolean isFinished() {
    return with(
        "SELECT 1 FROM search_backfill WHERE finished_at IS NULL",
        statement -> {
          try (ResultSet row = statement.executeQuery()) {
            return !row.next();
          }
        });
  }

  private interface Work<T> {
    T run(PreparedStatement statement) throws SQLException;
  }

  private <T> T with(String sql, Work<T> work) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      return work.run(statement);
    } catch (SQLException e) {
      throw new IllegalStateException("search index not filled", e);
    }
  }
}
