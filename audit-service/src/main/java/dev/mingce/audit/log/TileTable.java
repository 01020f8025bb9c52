package dev.mingce.audit.log;

import dev.mingce.audit.tree.LeafHash;
import dev.mingce.audit.tree.NodeHash;
import dev.mingce.audit.tree.Tile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Full tiles of the tree, and what the incomplete ones are made of. */
@ApplicationScoped
class TileTable {
  private static final int FETCH = 1_000;

  private final DataSource dataSource;

  TileTable(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  void insert(List<Tile> tiles) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO tree_tile (tile_index, level, hashes, root) VALUES (?, ?, ?, ?)")) {
      for (Tile tile : tiles) {
        insert.setLong(1, tile.index());
        insert.setShort(2, (short) tile.level());
        insert.setBytes(3, tile.hashes());
        insert.setBytes(4, tile.root());
        insert.addBatch();
      }
      insert.executeBatch();
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  Optional<byte[]> find(int level, long index) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT hashes FROM tree_tile WHERE level = ? AND tile_index = ?")) {
      select.setShort(1, (short) level);
      select.setLong(2, index);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  /** How many tiles a level has. */
  long count(int level) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT coalesce(max(tile_index) + 1, 0) FROM tree_tile WHERE level = ?")) {
      select.setShort(1, (short) level);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  /** The roots of consecutive tiles of a level, which are hashes of the level above. */
  byte[] roots(int level, long from, long to) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT root FROM tree_tile WHERE level = ? AND tile_index >= ?"
                    + " AND tile_index < ? ORDER BY tile_index")) {
      select.setShort(1, (short) level);
      select.setLong(2, from);
      select.setLong(3, to);
      ByteArrayOutputStream roots = new ByteArrayOutputStream();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          roots.writeBytes(rows.getBytes(1));
        }
      }
      if (roots.size() != (to - from) * NodeHash.BYTES) {
        throw new LogDamagedException("tiles of level " + level + " are missing from " + from);
      }
      return roots.toByteArray();
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }

  /** The leaf hashes of consecutive entries, made anew of their bytes. */
  void leaves(long from, long to, Consumer<byte[]> leafHash) {
    entries(from, to, bytes -> leafHash.accept(LeafHash.of(bytes)));
  }

  /**
   * The bytes of consecutive entries.
   *
   * @throws LogDamagedException where one is missing
   */
  void entries(long from, long to, Consumer<byte[]> entry) {
    long next = from;
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT leaf_index, bytes FROM entry WHERE leaf_index >= ? AND leaf_index < ?"
                    + " ORDER BY leaf_index")) {
      while (next < to) {
        select.setLong(1, next);
        select.setLong(2, Math.min(to, next + FETCH));
        long before = next;
        try (ResultSet rows = select.executeQuery()) {
          while (rows.next()) {
            if (rows.getLong(1) != next) {
              throw new LogDamagedException("there is no single entry " + next);
            }
            entry.accept(rows.getBytes(2));
            next++;
          }
        }
        if (next != Math.min(to, before + FETCH)) {
          throw new LogDamagedException("there is no entry " + next);
        }
      }
    } catch (SQLException e) {
      throw new LogFailure(e);
    }
  }
}
