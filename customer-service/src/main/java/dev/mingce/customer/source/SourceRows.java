package dev.mingce.customer.source;

import dev.mingce.customer.survivorship.SourceRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The statements of source records. */
@ApplicationScoped
class SourceRows {
  private static final String SELECT = "SELECT * FROM source_record WHERE ";

  private final DataSource dataSource;

  SourceRows(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  List<SealedRecord> of(Collection<UUID> customers) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(SELECT + "customer_id = ANY (?) ORDER BY id")) {
      select.setArray(1, connection.createArrayOf("uuid", customers.toArray()));
      return read(select);
    } catch (SQLException e) {
      throw new IllegalStateException("source records not read", e);
    }
  }

  Optional<SealedRecord> find(String system, byte[] keyToken) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(SELECT + "system = ? AND key_token = ?")) {
      select.setString(1, system);
      select.setBytes(2, keyToken);
      return read(select).stream().findFirst();
    } catch (SQLException e) {
      throw new IllegalStateException("source record not read", e);
    }
  }

  /** False when somebody else was faster. */
  boolean write(RecordWrite write) {
    try (Connection connection = dataSource.getConnection()) {
      boolean written =
          write.state().version() == 0 ? insert(connection, write) : update(connection, write);
      if (written) {
        insertRevision(connection, write);
      }
      return written;
    } catch (SQLException e) {
      throw new IllegalStateException("source record not written", e);
    }
  }

  private static boolean insert(Connection connection, RecordWrite write) throws SQLException {
    SourceRecord content = write.state().content();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO source_record (id, customer_id, system, key_token, version, source_time,"
                + " since, key_id, document, changed_at) VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING")) {
      insert.setObject(1, content.id());
      insert.setObject(2, content.customerId());
      insert.setString(3, content.system());
      insert.setBytes(4, write.state().keyToken());
      insert.setTimestamp(5, Timestamp.from(content.at()));
      insert.setTimestamp(6, Timestamp.from(content.since()));
      insert.setObject(7, write.keyId());
      insert.setBytes(8, write.document());
      insert.setTimestamp(9, Timestamp.from(write.at()));
      return insert.executeUpdate() == 1;
    }
  }

  private static boolean update(Connection connection, RecordWrite write) throws SQLException {
    SourceRecord content = write.state().content();
    String state =
        write.applied() ? ", source_time = ?, since = ?, key_id = ?, document = ?" : ", since = ?";
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE source_record SET version = version + 1, changed_at = ?"
                + state
                + " WHERE id = ? AND version = ?")) {
      int at = 1;
      update.setTimestamp(at++, Timestamp.from(write.at()));
      if (write.applied()) {
        update.setTimestamp(at++, Timestamp.from(content.at()));
      }
      update.setTimestamp(at++, Timestamp.from(content.since()));
      if (write.applied()) {
        update.setObject(at++, write.keyId());
        update.setBytes(at++, write.document());
      }
      update.setObject(at++, content.id());
      update.setLong(at, write.state().version());
      return update.executeUpdate() == 1;
    }
  }

  private static void insertRevision(Connection connection, RecordWrite write) throws SQLException {
    SourceRecord content = write.state().content();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO source_record_revision (record_id, version, source_time, received_at,"
                + " applied, actor_subject, actor_type, key_id, document)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setObject(1, content.id());
      insert.setLong(2, write.state().version() + 1);
      insert.setTimestamp(3, Timestamp.from(content.at()));
      insert.setTimestamp(4, Timestamp.from(write.at()));
      insert.setBoolean(5, write.applied());
      insert.setString(6, write.actor().subject());
      insert.setString(7, write.actor().type());
      insert.setObject(8, write.keyId());
      insert.setBytes(9, write.document());
      insert.executeUpdate();
    }
  }

  /** What was written to the records of these customers since an instant, oldest first. */
  List<RecordEdit> since(Collection<UUID> customers, Instant instant) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT s.customer_id, s.system, r.* FROM source_record_revision r"
                    + " JOIN source_record s ON s.id = r.record_id"
                    + " WHERE s.customer_id = ANY (?) AND r.received_at > ?"
                    + " ORDER BY r.received_at, r.record_id, r.version")) {
      select.setArray(1, connection.createArrayOf("uuid", customers.toArray()));
      select.setTimestamp(2, Timestamp.from(instant));
      List<RecordEdit> edits = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          edits.add(
              new RecordEdit(
                  row.getObject("customer_id", UUID.class),
                  row.getObject("record_id", UUID.class),
                  row.getString("system"),
                  row.getLong("version"),
                  row.getTimestamp("received_at").toInstant(),
                  row.getString("actor_subject")));
        }
      }
      return edits;
    } catch (SQLException e) {
      throw new IllegalStateException("edits not read", e);
    }
  }

  private static List<SealedRecord> read(PreparedStatement select) throws SQLException {
    List<SealedRecord> records = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        records.add(
            new SealedRecord(
                row.getObject("id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getString("system"),
                row.getBytes("key_token"),
                row.getLong("version"),
                row.getTimestamp("source_time").toInstant(),
                row.getTimestamp("since").toInstant(),
                row.getObject("key_id", UUID.class),
                row.getBytes("document")));
      }
    }
    return records;
  }
}
