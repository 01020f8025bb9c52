package dev.mingce.audit.proof;

import dev.mingce.audit.log.LogDamagedException;
import dev.mingce.audit.log.StoredCheckpoint;
import dev.mingce.audit.log.TreeService;
import dev.mingce.audit.tree.Frontier;
import dev.mingce.audit.tree.Proofs;
import dev.mingce.audit.tree.Tile;
import dev.mingce.audit.tree.TileHashes;
import dev.mingce.audit.tree.TilePath;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tree as it was when a checkpoint was signed. */
@ApplicationScoped
class StoredTree {
  private static final int REMEMBERED_EDGES = 4;

  private final TreeService tree;
  // More than one, because requests that began before a checkpoint still need the one before it.
  private final Map<Long, Frontier> edges =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Frontier> eldest) {
          return size() > REMEMBERED_EDGES;
        }
      };

  StoredTree(TreeService tree) {
    this.tree = tree;
  }

  /** Makes proofs within the state of a checkpoint. */
  Proofs proofs(StoredCheckpoint checkpoint) {
    return new Proofs(new TileHashes(path -> tile(path, checkpoint), checkpoint.size()));
  }

  /** The same for a smaller state that was not signed. */
  Proofs proofs(long size, StoredCheckpoint newest) {
    return new Proofs(new TileHashes(path -> tile(path, newest), size));
  }

  /** The first hashes of a tile, as many as its path says; it must lie within the checkpoint. */
  byte[] tile(TilePath path, StoredCheckpoint checkpoint) {
    boolean full = path.index() < Tile.fullTiles(path.level(), checkpoint.size());
    byte[] hashes =
        full
            ? tree.fullTile(path.level(), path.index())
                .orElseThrow(() -> new LogDamagedException("there is no " + path))
            : edge(checkpoint).partial(path.level());
    return Arrays.copyOf(hashes, path.width() * dev.mingce.audit.tree.NodeHash.BYTES);
  }

  // One at a time: of many requests after a checkpoint the first makes the edge, the others wait.
  private synchronized Frontier edge(StoredCheckpoint checkpoint) {
    Frontier known = edges.get(checkpoint.size());
    if (known != null) {
      return known;
    }
    Frontier edge = tree.edge(checkpoint.size());
    if (!MessageDigest.isEqual(edge.root(), checkpoint.root())) {
      throw new LogDamagedException(
          "the entries do not have the root of checkpoint " + checkpoint.size());
    }
    edges.put(checkpoint.size(), edge);
    return edge;
  }
}
