package dev.mingce.audit.log;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** The log's rows and its head. Every method belongs into the transaction that holds the head. */
@ApplicationScoped
class EntryTable {
  // The inbox keeps an event from coming twice; this look is for what comes by other doors, and
  // stays within a few partitions.
  private static final String KNOWN =
      "SELECT id FROM entry WHERE id = ANY (?) AND received_at > now() - interval '60 days'";

  private final DataSource dataSource;

  EntryTable(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * How far the log has grown.
   *
   * @param root Merkle tree hash, null where no entry came since the log has one
   * @param receivedAt when it took its newest entry, null as the root is
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Head(long size, byte @Nullable [] root, @Nullable Instant receivedAt) {}

  /** Waits until nobody else appends and answers how far the log has grown. */
  Head lockHead() {
    return head(" FOR UPDATE");
  }

  /** The same without waiting, outside a transaction. */
  Head head() {
    return head("");
  }

  private Head head(String lock) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT size, root, received_at FROM log_head WHERE id = 1" + lock);
        ResultSet head = select.executeQuery()) {
      if (!head.next()) {
        throw new IllegalStateException("the log has no head");
      }
      OffsetDateTime receivedAt = head.getObject(3, OffsetDateTime.class);
      return new Head(
          head.getLong(1), head.getBytes(2), receivedAt == null ? null : receivedAt.toInstant());
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  /** Those of the ids that have an entry. */
  Set<UUID> known(Collection<UUID> ids) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(KNOWN)) {
      select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
      Set<UUID> known = new HashSet<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          known.add(rows.getObject(1, UUID.class));
        }
      }
      return known;
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  void insert(long firstIndex, List<FixedEntry> entries) {
    try (Connection connection = dataSource.getConnection();
        EntryCopy copy =
            new EntryCopy(
                new PGCopyOutputStream(connection.unwrap(PGConnection.class), EntryCopy.SQL))) {
      long index = firstIndex;
      for (FixedEntry entry : entries) {
        copy.write(index++, entry);
      }
      copy.finish();
    } catch (SQLException e) {
      throw new LogFailure(e);
    } catch (java.io.IOException e) {
      throw new LogFailure(e.getCause() instanceof SQLException sql ? sql : new SQLException(e));
    }
  }

  void growTo(long size, byte[] root, Instant receivedAt) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE log_head SET size = ?, root = ?, received_at = ? WHERE id = 1")) {
      update.setLong(1, size);
      update.setBytes(2, root);
      update.setObject(3, receivedAt.atOffset(ZoneOffset.UTC));
      update.executeUpdate();
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  /** Index of the oldest entry that was not dropped; that of the next one where there is none. */
  long first() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT coalesce((SELECT min(leaf_index) FROM entry), (SELECT size FROM log_head))");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  /** Makes the partitions of this month and the next two, where they are missing. */
  void makePartitions() {
    String make =
        "SELECT make_entry_partition((date_trunc('month', now() AT TIME ZONE 'UTC')"
            + " + make_interval(months => n))::date) FROM generate_series(0, 2) n";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(make)) {
      statement.execute();
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }
}
