package dev.mingce.dedup.intake;

import dev.mingce.dedup.candidates.FetchedKeys;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** All that is known of a batch before its transaction. Used by one thread. */
final class PreparedBatch {

  private final Map<UUID, IncomingChange> changes;
  private final FetchedKeys keys;
  private boolean locked;

  PreparedBatch(Map<UUID, IncomingChange> changes, FetchedKeys keys) {
    this.changes = changes;
    this.keys = keys;
  }

  IncomingChange change(UUID eventId) {
    IncomingChange change = changes.get(eventId);
    if (change == null) {
      throw new IllegalStateException("an event that was not prepared");
    }
    return change;
  }

  FetchedKeys keys() {
    return keys;
  }

  /** True at the first call only: the transaction has its locks from then on. */
  boolean mustLock() {
    boolean first = !locked;
    locked = true;
    return first;
  }

  Set<UUID> customerIds() {
    return changes.values().stream()
        .map(change -> change.event().customerId())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Hashes of all new keys. */
  List<Long> hashes() {
    return changes.values().stream().flatMap(c -> c.hashes().stream()).distinct().toList();
  }
}
