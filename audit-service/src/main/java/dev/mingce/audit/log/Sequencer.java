package dev.mingce.audit.log;

import dev.mingce.audit.tree.Frontier;
import dev.mingce.audit.tree.Tile;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives entries their places. One at a time over all instances, by the row of the head: it is
 * locked from here until the transaction ends.
 */
@ApplicationScoped
class Sequencer {
  private final EntryTable entries;
  private final TileTable tiles;
  private final TreeService tree;
  private final CheckpointService checkpoints;

  // The edge of the tree after the last write of this instance, whether it was committed or not:
  // only one whose size and root are those of the head is gone on from.
  private volatile @Nullable Edge last;

  Sequencer(EntryTable entries, TileTable tiles, TreeService tree, CheckpointService checkpoints) {
    this.entries = entries;
    this.tiles = tiles;
    this.tree = tree;
    this.checkpoints = checkpoints;
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by MessageDigest.isEqual
  private record Edge(Frontier frontier, byte[] root) {}

  /** Writes the entries that the log has not yet, in this order, and all that follows from them. */
  Map<UUID, AppendedEntry> write(Map<UUID, PreparedEntry> waiting) {
    EntryTable.Head head = entries.lockHead();
    Set<UUID> known = entries.known(waiting.keySet());
    // Taken while the head is held, so that the times grow with the indexes. PostgreSQL keeps
    // microseconds.
    Instant receivedAt = notBefore(head.receivedAt(), Instant.now().truncatedTo(ChronoUnit.MICROS));
    List<FixedEntry> fresh =
        waiting.values().parallelStream()
            .filter(entry -> !known.contains(entry.draft().id()))
            .map(entry -> entry.receivedAt(receivedAt))
            .toList();
    if (fresh.isEmpty()) {
      return Map.of();
    }
    Frontier frontier = edge(head);
    List<Tile> full = new ArrayList<>();
    Map<UUID, AppendedEntry> written = new HashMap<>();
    for (FixedEntry entry : fresh) {
      written.put(entry.draft().id(), new AppendedEntry(frontier.size(), entry.leafHash()));
      frontier.append(entry.leafHash(), full::add);
    }
    entries.insert(head.size(), fresh);
    tiles.insert(full);
    byte[] root = frontier.root();
    entries.growTo(frontier.size(), root, receivedAt);
    if (checkpoints.isTime()) {
      checkpoints.sign(frontier.size(), root);
    }
    last = new Edge(frontier, root);
    return written;
  }

  /** The clock of this instance may be behind that of the one before it. */
  static Instant notBefore(@Nullable Instant newest, Instant now) {
    return newest != null && newest.isAfter(now) ? newest : now;
  }

  private Frontier edge(EntryTable.Head head) {
    Edge edge = last;
    byte[] root = head.root();
    if (edge != null
        && root != null
        && edge.frontier().size() == head.size()
        && MessageDigest.isEqual(edge.root(), root)) {
      return edge.frontier().copy();
    }
    Frontier stored = tree.wholeEdge(head.size());
    if (root != null && !MessageDigest.isEqual(stored.root(), root)) {
      throw new LogDamagedException("the entries do not have the root of the head");
    }
    return stored;
  }
}
