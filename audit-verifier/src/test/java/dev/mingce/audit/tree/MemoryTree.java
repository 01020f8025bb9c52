package dev.mingce.audit.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A tree that is grown leaf by leaf and keeps every full tile, as a log does. */
final class MemoryTree {
  private static final int ROOTS = 5_000;

  final List<byte[]> leaves;
  // Of the trees of 0 to 5,000 leaves.
  final List<byte[]> roots = new ArrayList<>();
  final Map<TilePath, byte[]> full = new HashMap<>();
  final Frontier frontier = new Frontier();

  MemoryTree(List<byte[]> leaves) {
    this.leaves = leaves;
    roots.add(frontier.root());
    for (byte[] leaf : leaves) {
      frontier.append(
          leaf,
          tile -> full.put(new TilePath(tile.level(), tile.index(), tile.width()), tile.hashes()));
      if (frontier.size() <= ROOTS) {
        roots.add(frontier.root());
      }
    }
  }

  /** Proofs out of tiles, for any size up to that of the whole tree. */
  Proofs proofs(int size) {
    return new Proofs(new TileHashes(this::read, size));
  }

  /** A tile, or the beginning of it where it is full by now. */
  byte[] read(TilePath path) {
    byte[] known = full.get(new TilePath(path.level(), path.index(), Tile.WIDTH));
    return known == null ? frontier.partial(path.level()) : known;
  }
}
