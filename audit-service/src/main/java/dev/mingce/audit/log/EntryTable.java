package dev.mingce.audit.log;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** The log's rows. Every method belongs into the transaction that holds the head. */
@ApplicationScoped
class EntryTable {
  private static final String INSERT =
      "INSERT INTO entry (leaf_index, id, at, received_at, action, outcome, actor_subject,"
          + " actor_type, actor_unit, client_id, target_type, target_id, target_version,"
          + " counterpart_id, source_service, source_event, purpose, reason, changed_fields,"
          + " trace_id, bytes)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final DataSource dataSource;

  EntryTable(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Waits for the head and answers how many entries there are. */
  long lockHead() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT size FROM log_head WHERE id = 1 FOR UPDATE");
        ResultSet head = select.executeQuery()) {
      if (!head.next()) {
        throw new IllegalStateException("the log has no head");
      }
      return head.getLong(1);
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  /** Those of the ids that have an entry. */
  Set<UUID> known(Collection<UUID> ids) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT id FROM entry WHERE id = ANY (?)")) {
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
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      long index = firstIndex;
      for (FixedEntry entry : entries) {
        bind(insert, index++, entry);
        insert.addBatch();
      }
      insert.executeBatch();
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  void growTo(long size) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement("UPDATE log_head SET size = ? WHERE id = 1")) {
      update.setLong(1, size);
      update.executeUpdate();
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  private static void bind(PreparedStatement row, long index, FixedEntry entry)
      throws SQLException {
    EntryDraft draft = entry.draft();
    row.setLong(1, index);
    row.setObject(2, draft.id());
    row.setObject(3, draft.at().atOffset(ZoneOffset.UTC));
    row.setObject(4, entry.receivedAt().atOffset(ZoneOffset.UTC));
    row.setString(5, draft.action());
    row.setString(6, draft.outcome().code());
    row.setString(7, draft.actor().subject());
    row.setString(8, draft.actor().type());
    row.setString(9, draft.actor().unit());
    row.setString(10, draft.actor().clientId());
    row.setString(11, draft.target().type());
    row.setString(12, draft.target().id());
    row.setObject(13, draft.target().version(), java.sql.Types.BIGINT);
    row.setString(14, draft.target().counterpart());
    row.setString(15, draft.sourceService());
    row.setString(16, draft.sourceEvent());
    row.setString(17, draft.purpose());
    row.setString(18, draft.reason());
    row.setArray(19, row.getConnection().createArrayOf("text", draft.changedFields().toArray()));
    row.setString(20, draft.traceId());
    row.setBytes(21, entry.bytes());
  }
}
