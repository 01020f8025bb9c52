package dev.mingce.audit.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The right edge of a growing tree: the incomplete tile of every level, which is all that is needed
 * to add leaves and to know the root. Not for several threads.
 */
public final class Frontier {
  private final List<byte[]> partial = new ArrayList<>();
  private long size;

  /** A tree without leaves. */
  public Frontier() {}

  private Frontier(Frontier other) {
    other.partial.forEach(tile -> partial.add(tile.clone()));
    size = other.size;
  }

  /**
   * The edge of a tree that exists.
   *
   * @param partialTiles the hashes of the incomplete tile of each level from 0 up, empty where the
   *     level has none
   */
  public static Frontier of(long size, List<byte[]> partialTiles) {
    Frontier frontier = new Frontier();
    frontier.size = size;
    for (int level = 0; level < partialTiles.size(); level++) {
      byte[] hashes = partialTiles.get(level);
      if (hashes.length != Tile.partialWidth(level, size) * NodeHash.BYTES) {
        throw new IllegalArgumentException("level " + level + " does not fit the size");
      }
      frontier.partial.add(Arrays.copyOf(hashes, Tile.WIDTH * NodeHash.BYTES));
    }
    return frontier;
  }

  /** How many levels of tiles a tree of that size has, whether full or not. */
  public static int levels(long size) {
    int levels = 0;
    while (levels * Tile.HEIGHT < Long.SIZE - 1 && size >>> (levels * Tile.HEIGHT) > 0) {
      levels++;
    }
    return levels;
  }

  /** The same edge, to be moved on independently. */
  public Frontier copy() {
    return new Frontier(this);
  }

  public long size() {
    return size;
  }

  /**
   * Adds a leaf.
   *
   * @param full told of each tile that this leaf completes, lower levels first
   */
  public void append(byte[] leafHash, Consumer<Tile> full) {
    long index = size++;
    append(0, index, leafHash, full);
  }

  /**
   * Adds 256 leaves at once, for those who have hashed the tile over them elsewhere.
   *
   * @param root that of the tile
   * @param full told of each tile that is completed above it
   * @throws IllegalArgumentException where the tile is not the next one
   */
  public void append(Tile tile, byte[] root, Consumer<Tile> full) {
    if (tile.level() != 0 || !tile.isFull() || tile.index() * Tile.WIDTH != size) {
      throw new IllegalArgumentException("not the next full tile of level 0");
    }
    if (partial.isEmpty()) {
      partial.add(new byte[Tile.WIDTH * NodeHash.BYTES]);
    }
    size += Tile.WIDTH;
    append(1, tile.index(), root, full);
  }

  private void append(int from, long firstIndex, byte[] first, Consumer<Tile> full) {
    long index = firstIndex;
    byte[] hash = first;
    for (int level = from; ; level++) {
      if (level == partial.size()) {
        partial.add(new byte[Tile.WIDTH * NodeHash.BYTES]);
      }
      byte[] tile = partial.get(level);
      int place = (int) (index % Tile.WIDTH);
      System.arraycopy(hash, 0, tile, place * NodeHash.BYTES, NodeHash.BYTES);
      if (place < Tile.WIDTH - 1) {
        return;
      }
      index /= Tile.WIDTH;
      Tile completed = new Tile(level, index, tile.clone());
      full.accept(completed);
      hash = completed.root();
    }
  }

  /** The hashes of the incomplete tile of a level; empty where it has none. */
  public byte[] partial(int level) {
    int width = Tile.partialWidth(level, size);
    return width == 0 ? new byte[0] : Arrays.copyOf(partial.get(level), width * NodeHash.BYTES);
  }

  /** The Merkle tree hash of all leaves so far. */
  public byte[] root() {
    byte[] root = null;
    for (int level = 0; level < partial.size(); level++) {
      int width = Tile.partialWidth(level, size);
      int end = width;
      for (int count = 1; count < Tile.WIDTH; count *= 2) {
        if ((width & count) != 0) {
          byte[] peak = NodeHash.ofComplete(partial.get(level), end - count, count);
          root = root == null ? peak : NodeHash.of(peak, root);
          end -= count;
        }
      }
    }
    return root == null ? NodeHash.ofEmptyTree() : root;
  }
}
