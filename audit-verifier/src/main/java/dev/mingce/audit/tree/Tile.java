package dev.mingce.audit.tree;

import java.util.Arrays;

/**
 * Consecutive hashes of one height (C2SP tlog-tiles). A full one is 256 wide and never changes.
 *
 * @param level 0 over the leaves; each hash of a higher one is that of a full tile below it
 * @param index place within the level, from 0
 * @param hashes 1 to 256 hashes of 32 bytes each
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Tile(int level, long index, byte[] hashes) {
  /** Width of a full tile. */
  public static final int WIDTH = 256;

  /** Levels of the tree that a level of tiles spans. */
  public static final int HEIGHT = 8;

  /** Checks the length. */
  public Tile {
    if (hashes.length == 0
        || hashes.length % NodeHash.BYTES != 0
        || hashes.length > WIDTH * NodeHash.BYTES) {
      throw new IllegalArgumentException("a tile has 1 to 256 hashes");
    }
  }

  /** How many hashes. */
  public int width() {
    return hashes.length / NodeHash.BYTES;
  }

  /** Whether it can no longer grow. */
  public boolean isFull() {
    return width() == WIDTH;
  }

  /** One of its hashes. */
  public byte[] hash(int position) {
    return Arrays.copyOfRange(hashes, position * NodeHash.BYTES, (position + 1) * NodeHash.BYTES);
  }

  /** The hash that stands for a full tile one level up. */
  public byte[] root() {
    return NodeHash.ofComplete(hashes, 0, WIDTH);
  }

  /** How many hashes the last, incomplete tile of a level has in a tree of that size; 0 to 255. */
  public static int partialWidth(int level, long treeSize) {
    return (int) (fullHashes(level, treeSize) % WIDTH);
  }

  /** How many full tiles a level has in a tree of that size. */
  public static long fullTiles(int level, long treeSize) {
    return fullHashes(level, treeSize) / WIDTH;
  }

  private static long fullHashes(int level, long treeSize) {
    int shift = level * HEIGHT;
    return shift >= Long.SIZE - 1 ? 0 : treeSize >>> shift;
  }
}
