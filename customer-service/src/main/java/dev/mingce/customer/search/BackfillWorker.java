package dev.mingce.customer.search;

import dev.mingce.customer.record.OpenCustomer;
import dev.mingce.customer.record.SealedCustomer;
import dev.mingce.customer.record.SealingService;
import dev.mingce.kit.problem.Faults;
import dev.mingce.kit.problem.ProblemException;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Makes customers searchable that were written before there was an index. One instance at a time
 * works, from where the last one stopped; when all is done there is nothing to do ever again.
 */
@ApplicationScoped
public class BackfillWorker {
  static final int BATCH = 200;
  private static final Logger LOG = Logger.getLogger(BackfillWorker.class);

  private final BackfillService backfill;
  private final SealingService sealing;
  private volatile boolean done;

  BackfillWorker(BackfillService backfill, SealingService sealing) {
    this.backfill = backfill;
    this.sealing = sealing;
  }

  @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void tick() {
    if (done) {
      return;
    }
    try {
      done = work();
    } catch (RuntimeException e) {
      LOG.warnf("filling the search index is interrupted: %s", Faults.describe(e));
    }
  }

  /** Works until all is done or another instance works; whether all is done. */
  boolean work() {
    Optional<UUID> position = backfill.lease();
    while (position.isPresent()) {
      List<SealedCustomer> batch = backfill.next(position.get(), BATCH);
      if (batch.isEmpty()) {
        backfill.finish();
        break;
      }
      backfill.write(rows(batch), batch.getLast().id());
      position = backfill.lease();
    }
    return backfill.isFinished();
  }

  private List<BackfillService.Row> rows(List<SealedCustomer> batch) {
    List<BackfillService.Row> rows = new ArrayList<>();
    for (OpenCustomer open : open(batch)) {
      rows.add(
          new BackfillService.Row(
              open.sealed().id(),
              open.sealed().facts().version(),
              sealing.searchTokens(open.document(), open.sealed().facts())));
    }
    return rows;
  }

  // A customer that is being erased has no key any more and is not searched.
  private List<OpenCustomer> open(List<SealedCustomer> batch) {
    try {
      return sealing.openAll(batch);
    } catch (ProblemException e) {
      List<OpenCustomer> readable = new ArrayList<>();
      for (SealedCustomer one : batch) {
        try {
          readable.add(sealing.open(one));
        } catch (ProblemException erased) {
          LOG.infof("customer %s has no key and is left out", one.id());
        }
      }
      return readable;
    }
  }
}
