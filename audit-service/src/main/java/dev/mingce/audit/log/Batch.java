package dev.mingce.audit.log;

import jakarta.transaction.Synchronization;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The entries of one transaction. */
final class Batch implements Synchronization {
  private final Sequencer sequencer;
  private final Map<UUID, PreparedEntry> waiting = new LinkedHashMap<>();
  private final Map<UUID, AppendedEntry> written = new HashMap<>();

  Batch(Sequencer sequencer) {
    this.sequencer = sequencer;
  }

  void add(PreparedEntry entry) {
    UUID id = entry.draft().id();
    if (!written.containsKey(id)) {
      waiting.putIfAbsent(id, entry);
    }
  }

  /** Writes what waits and tells where one of the entries is. */
  AppendedEntry write(UUID id) {
    beforeCompletion();
    AppendedEntry entry = written.get(id);
    if (entry == null) {
      throw new IllegalStateException("an entry of that id was there before");
    }
    return entry;
  }

  @Override
  public void beforeCompletion() {
    if (!waiting.isEmpty()) {
      written.putAll(sequencer.write(waiting));
      waiting.clear();
    }
  }

  @Override
  public void afterCompletion(int status) {
    // Written or rolled back with everything else.
  }
}
