package dev.mingce.audit.tree;

import java.util.HashMap;
import java.util.Map;

/**
 * Hashes of complete subtrees out of tiles. Remembers the tiles that it read, so one proof reads
 * each once; not for several threads.
 */
public final class TileHashes implements SubtreeHashes {
  private final TileReader reader;
  private final Map<TilePath, byte[]> known = new HashMap<>();
  private final long treeSize;

  /** Gives tiles. */
  @FunctionalInterface
  public interface TileReader {
    /** The hashes of a tile, at least as many as the path's width. */
    byte[] read(TilePath path);
  }

  /** Hashes of a tree of that size. */
  public TileHashes(TileReader reader, long treeSize) {
    this.reader = reader;
    this.treeSize = treeSize;
  }

  @Override
  public byte[] hash(int height, long index) {
    int level = height / Tile.HEIGHT;
    int within = height % Tile.HEIGHT;
    long first = index << within;
    long tile = first / Tile.WIDTH;
    int width =
        tile < Tile.fullTiles(level, treeSize) ? Tile.WIDTH : Tile.partialWidth(level, treeSize);
    byte[] hashes = known.computeIfAbsent(new TilePath(level, tile, width), path -> checked(path));
    return NodeHash.ofComplete(hashes, (int) (first % Tile.WIDTH), 1 << within);
  }

  private byte[] checked(TilePath path) {
    byte[] hashes = reader.read(path);
    if (hashes.length < path.width() * NodeHash.BYTES) {
      throw new IllegalStateException("tile " + path + " is too short");
    }
    return hashes;
  }
}
