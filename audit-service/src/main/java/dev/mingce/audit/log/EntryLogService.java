package dev.mingce.audit.log;

import dev.mingce.kit.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one way into the log. Entries get contiguous indexes from 0 in the order of their
 * transactions, because whoever appends holds the head from its first entry until it commits.
 *
 * <p>The entries of a transaction are written together just before it commits: one insert and one
 * step of the head for a whole batch of events.
 */
@ApplicationScoped
public class EntryLogService {
  private final EntryTable table;
  private final TransactionSynchronizationRegistry transaction;

  EntryLogService(EntryTable table, TransactionSynchronizationRegistry transaction) {
    this.table = table;
    this.transaction = transaction;
  }

  /**
   * Appends an entry when the current transaction commits. One whose id is in the log already is
   * left out: an event has one entry, however often it comes.
   *
   * @throws EntryTooLargeException if it does not fit
   * @throws IllegalStateException outside a transaction
   */
  public void append(EntryDraft draft) {
    Transactions.requireActive();
    Batch batch = batch();
    // Taken while the head is held, so that the times grow with the indexes. PostgreSQL keeps
    // microseconds.
    Instant receivedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    batch.add(new FixedEntry(draft, receivedAt, EntryFormat.bytes(draft, receivedAt)));
  }

  private Batch batch() {
    @Nullable Object known = transaction.getResource(Batch.class);
    if (known instanceof Batch batch) {
      return batch;
    }
    Batch batch = new Batch(table, table.lockHead());
    transaction.putResource(Batch.class, batch);
    transaction.registerInterposedSynchronization(batch);
    return batch;
  }

  private static final class Batch implements Synchronization {
    private final EntryTable table;
    private final long size;
    private final Map<UUID, FixedEntry> entries = new LinkedHashMap<>();

    Batch(EntryTable table, long size) {
      this.table = table;
      this.size = size;
    }

    void add(FixedEntry entry) {
      entries.putIfAbsent(entry.draft().id(), entry);
    }

    @Override
    public void beforeCompletion() {
      Set<UUID> known = table.known(entries.keySet());
      List<FixedEntry> fresh = new ArrayList<>(entries.values());
      fresh.removeIf(entry -> known.contains(entry.draft().id()));
      if (!fresh.isEmpty()) {
        table.insert(size, fresh);
        table.growTo(size + fresh.size());
      }
    }

    @Override
    public void afterCompletion(int status) {
      // Written or rolled back with everything else.
    }
  }
}
