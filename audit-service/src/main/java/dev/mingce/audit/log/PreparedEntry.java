package dev.mingce.audit.log;

import dev.mingce.audit.tree.LeafHash;

/**
 * An entry whose bytes are complete but for the time at which the log takes it, which has a place
 * of fixed length in them.
 */
final class PreparedEntry {
  private final EntryDraft draft;
  private final byte[] bytes;

  PreparedEntry(EntryDraft draft) {
    this(draft, EntryFormat.bytes(draft, EntryFormat.ANY_TIME));
  }

  PreparedEntry(EntryDraft draft, byte[] bytes) {
    this.draft = draft;
    this.bytes = bytes;
  }

  EntryDraft draft() {
    return draft;
  }

  /** Writes the time into the bytes; after that they are the entry's for good. */
  FixedEntry receivedAt(java.time.Instant time) {
    EntryFormat.setReceivedAt(bytes, time);
    return new FixedEntry(draft, time, bytes, LeafHash.of(bytes));
  }
}
