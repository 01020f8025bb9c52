package dev.mingce.audit.log;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mingce.events.Actor;
import dev.mingce.kit.Ids;
import dev.mingce.kit.Transactions;
import dev.mingce.kit.observe.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one way into the log. Entries get contiguous indexes from 0 in the order of their
 * transactions, because whoever appends holds the row of the head until it commits; the database
 * gives it up as soon as its holder is gone.
 *
 * <p>The entries of a transaction are written together just before it commits, with the tiles of
 * the tree, its root and, when it is time, a signed checkpoint.
 */
@ApplicationScoped
public class EntryLogService {
  private final Sequencer sequencer;
  private final TransactionSynchronizationRegistry transaction;
  private final GroupCommit group;

  EntryLogService(Sequencer sequencer, TransactionSynchronizationRegistry transaction) {
    this.sequencer = sequencer;
    this.transaction = transaction;
    this.group = new GroupCommit(drafts -> drafts.forEach(this::append));
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
    batch().add(new PreparedEntry(draft));
  }

  /**
   * Appends, when the current transaction commits, that this service itself did something now.
   *
   * @param action begins with {@code audit.}
   */
  public void appendOwn(Actor actor, String action, Target target, ObjectNode details) {
    append(
        new EntryDraft(
            Ids.next(),
            Instant.now().truncatedTo(ChronoUnit.MICROS),
            action,
            Outcome.DONE,
            actor,
            target,
            "audit-service",
            action + ".v1",
            null,
            null,
            List.of(),
            Traces.traceId(),
            details,
            null));
  }

  /**
   * Appends an entry and answers once it is committed, together with those of others who wait for
   * the same. Not for use inside a transaction.
   */
  public void record(EntryDraft draft) {
    group.record(draft);
  }

  /**
   * Appends an entry in the current transaction at once, so that its place is known before the
   * commit.
   *
   * @throws EntryTooLargeException if it does not fit
   */
  public AppendedEntry appendNow(EntryDraft draft) {
    append(draft);
    return batch().write(draft.id());
  }

  private Batch batch() {
    @Nullable Object known = transaction.getResource(Batch.class);
    if (known instanceof Batch batch) {
      return batch;
    }
    Batch batch = new Batch(sequencer);
    transaction.putResource(Batch.class, batch);
    transaction.registerInterposedSynchronization(batch);
    return batch;
  }
}
