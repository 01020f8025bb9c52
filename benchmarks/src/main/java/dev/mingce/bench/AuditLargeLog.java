package dev.mingce.bench;

import dev.mingce.audit.tree.Frontier;
import dev.mingce.audit.tree.LeafHash;
import dev.mingce.audit.tree.Tile;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * Makes a log large by writing its tables while the service is down: entries of 800 bytes, their
 * tiles and the head, all as the service would have written them.
 */
final class AuditLargeLog {
  private static final String COPY =
      "COPY entry (leaf_index, at, received_at, target_version, id, action, outcome, actor_subject,"
          + " target_id, source_service, bytes) FROM STDIN (FORMAT binary)";
  private static final int COLUMNS = 11;
  private static final int PER_COPY = 100_000;
  private static final long EPOCH_SECONDS = 946_684_800L;
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
  };

  private final Connection database;
  private final Frontier frontier = new Frontier();
  private final List<Tile> full = new ArrayList<>();

  AuditLargeLog(Connection database) {
    this.database = database;
  }

  /** Appends entries until there are so many. */
  void growTo(int size) throws SQLException, IOException {
    List<String> indexes = new ArrayList<>();
    try (Statement statement = database.createStatement()) {
      // Indexes made of all rows at once cost a fraction of the same row by row.
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'entry'"
                  + " AND indexname <> 'entry_pkey'")) {
        while (rows.next()) {
          indexes.add(rows.getString(2));
        }
      }
      for (String index : indexes) {
        statement.execute("DROP INDEX " + index.split(" ", -1)[2]);
      }
      readWhatIsThere(statement);
      while (frontier.size() < size) {
        copy((int) Math.min(size, frontier.size() + PER_COPY));
      }
      for (String index : indexes) {
        // Dropped from the parent and its partitions, so made for them all.
        statement.execute(index.replace(" ON ONLY ", " ON "));
      }
      head();
      statement.execute("VACUUM ANALYZE entry");
    }
  }

  private void readWhatIsThere(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT bytes FROM entry ORDER BY leaf_index")) {
      while (rows.next()) {
        // The service has written these tiles.
        frontier.append(LeafHash.of(rows.getBytes(1)), tile -> {});
      }
    }
  }

  private void copy(int end) throws SQLException, IOException {
    Instant now = Instant.now();
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(
                new PGCopyOutputStream(database.unwrap(PGConnection.class), COPY), 1 << 16))) {
      out.write(SIGNATURE);
      out.writeInt(0);
      out.writeInt(0);
      while (frontier.size() < end) {
        write(out, frontier.size(), now);
      }
      out.writeShort(-1);
    }
    try (PreparedStatement insert =
        database.prepareStatement(
            "INSERT INTO tree_tile (tile_index, level, hashes, root) VALUES (?, ?, ?, ?)")) {
      for (Tile tile : full) {
        insert.setLong(1, tile.index());
        insert.setInt(2, tile.level());
        insert.setBytes(3, tile.hashes());
        insert.setBytes(4, tile.root());
        insert.addBatch();
      }
      insert.executeBatch();
    }
    full.clear();
  }

  private void write(DataOutputStream out, long index, Instant at) throws IOException {
    byte[] entry = SampleEntries.entry(index);
    UUID customer = SampleEntries.customer(index);
    frontier.append(LeafHash.of(entry), full::add);
    out.writeShort(COLUMNS);
    number(out, index);
    long micros = (at.getEpochSecond() - EPOCH_SECONDS) * 1_000_000;
    number(out, micros);
    number(out, micros);
    number(out, SampleEntries.version(index));
    UUID id = SampleEntries.id(index);
    out.writeInt(2 * Long.BYTES);
    out.writeLong(id.getMostSignificantBits());
    out.writeLong(id.getLeastSignificantBits());
    text(out, "customer.updated");
    text(out, "done");
    text(out, SampleEntries.actor(index));
    text(out, customer.toString());
    text(out, "customer-service");
    out.writeInt(entry.length);
    out.write(entry);
  }

  private void head() throws SQLException {
    try (PreparedStatement update =
        database.prepareStatement(
            "UPDATE log_head SET size = ?, root = ?, received_at = now() WHERE id = 1")) {
      update.setLong(1, frontier.size());
      update.setBytes(2, frontier.root());
      update.executeUpdate();
    }
  }

  private static void number(DataOutputStream out, long value) throws IOException {
    out.writeInt(Long.BYTES);
    out.writeLong(value);
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
