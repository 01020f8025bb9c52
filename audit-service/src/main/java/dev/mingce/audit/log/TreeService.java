package dev.mingce.audit.log;

import dev.mingce.audit.tree.Frontier;
import dev.mingce.audit.tree.Tile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stored tree: full tiles, remembered where they were asked for lately, and its right edge. */
@ApplicationScoped
public class TreeService {
  // 8 KiB each.
  private static final int REMEMBERED = 4_096;

  private final TileTable table;
  private final EntryTable entryTable;
  private final Map<Place, byte[]> tiles =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, byte[]> eldest) {
          return size() > REMEMBERED;
        }
      };

  TreeService(TileTable table, EntryTable entryTable) {
    this.table = table;
    this.entryTable = entryTable;
  }

  private record Place(int level, long index) {}

  /** The hashes of a full tile, if it is there. */
  public Optional<byte[]> fullTile(int level, long index) {
    Place place = new Place(level, index);
    synchronized (tiles) {
      byte[] known = tiles.get(place);
      if (known != null) {
        return Optional.of(known);
      }
    }
    Optional<byte[]> found = table.find(level, index);
    found.ifPresent(hashes -> {
      synchronized (tiles) {
        tiles.put(place, hashes);
      }
    });
    return found;
  }

  /**
   * The right edge of the tree when it had that size, made of the entries after its last full tile.
   *
   * @throws LogDamagedException if something of it is missing
   */
  public Frontier edge(long size) {
    List<byte[]> partial = new ArrayList<>();
    for (int level = 0; level < Frontier.levels(size); level++) {
      long full = Tile.fullTiles(level, size);
      int width = Tile.partialWidth(level, size);
      if (level == 0) {
        ByteArrayOutputStream hashes = new ByteArrayOutputStream();
        table.leaves(full * Tile.WIDTH, size, hashes::writeBytes);
        partial.add(hashes.toByteArray());
      } else {
        long first = full * Tile.WIDTH;
        partial.add(table.roots(level - 1, first, first + width));
      }
    }
    return Frontier.of(size, partial);
  }

  /** Index of the oldest entry that was not dropped at the end of its retention. */
  public long firstEntry() {
    return entryTable.first();
  }

  /** The bytes of consecutive entries. */
  public List<byte[]> entries(long from, long to) {
    List<byte[]> entries = new ArrayList<>();
    table.entries(from, to, entries::add);
    return entries;
  }

  /**
   * The right edge of the whole log. Belongs into the transaction that holds the head: tiles that
   * are missing, because the entries came before the log had any, are written.
   */
  Frontier wholeEdge(long size) {
    long tiled = Math.min(table.count(0), Tile.fullTiles(0, size)) * Tile.WIDTH;
    Frontier frontier = edge(tiled);
    if (size - tiled >= Tile.WIDTH) {
      List<Tile> missing = new ArrayList<>();
      table.leaves(
          tiled,
          size,
          leaf -> {
            frontier.append(leaf, missing::add);
            flush(missing, REMEMBERED / 4);
          });
      flush(missing, 1);
      return frontier;
    }
    table.leaves(tiled, size, leaf -> frontier.append(leaf, tile -> {}));
    return frontier;
  }

  private void flush(List<Tile> full, int most) {
    if (full.size() >= most) {
      table.insert(full);
      full.clear();
    }
  }
}
