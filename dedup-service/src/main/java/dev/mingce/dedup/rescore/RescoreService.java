package dev.mingce.dedup.rescore;

import dev.mingce.dedup.Database;
import dev.mingce.dedup.blocking.StoredKeys;
import dev.mingce.dedup.candidates.Candidate;
import dev.mingce.dedup.candidates.CandidateService;
import dev.mingce.dedup.candidates.CustomerRecord;
import dev.mingce.dedup.candidates.ErasureListener;
import dev.mingce.dedup.candidates.Features;
import dev.mingce.dedup.candidates.FetchedKeys;
import dev.mingce.dedup.duplicates.DuplicateService;
import dev.mingce.dedup.linkage.Comparison;
import dev.mingce.dedup.linkage.KeyFetchService;
import dev.mingce.dedup.linkage.LinkageService;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.kit.problem.Faults;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Works off the customers that have to be compared anew, because a value has become generic or
 * another model is in force. Each is one transaction, so a crash loses nothing; two instances may
 * work at the same time.
 */
@ApplicationScoped
public class RescoreService implements ErasureListener {

  private static final Logger LOG = Logger.getLogger(RescoreService.class);
  private static final int AT_ONCE = 200;

  private final Database database;
  private final CandidateService candidates;
  private final LinkageService linkage;
  private final KeyFetchService keys;
  private final DuplicateService duplicates;

  RescoreService(
      Database database,
      CandidateService candidates,
      LinkageService linkage,
      KeyFetchService keys,
      DuplicateService duplicates) {
    this.database = database;
    this.candidates = candidates;
    this.linkage = linkage;
    this.keys = keys;
    this.duplicates = duplicates;
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void tick() {
    try {
      work(AT_ONCE);
    } catch (RuntimeException e) {
      LOG.warnf("comparing anew failed: %s", Faults.describe(e));
    }
  }

  /** Compares some of those that wait, and says how many. */
  public int work(int most) {
    List<UUID> waiting =
        database.query(
            "SELECT customer_id FROM rescore_task ORDER BY enqueued_at, customer_id LIMIT ?",
            row -> row.getObject(1, UUID.class),
            most);
    waiting.forEach(this::attempt);
    return waiting.size();
  }

  // Another transaction was in the way: it stays in the queue.
  private void attempt(UUID id) {
    try {
      rescore(id);
    } catch (RuntimeException e) {
      if (!Faults.isTransient(e)) {
        throw e;
      }
      LOG.debugf("a customer is compared anew later: %s", Faults.describe(e));
    }
  }

  /** Compares a customer anew as it is stored. */
  public void rescore(UUID id) {
    CustomerRecord stored = candidates.find(id).orElse(null);
    Optional<Features> features = stored == null ? Optional.empty() : features(stored);
    if (stored == null || features.isEmpty()) {
      QuarkusTransaction.requiringNew().run(() -> done(id));
      return;
    }
    SubjectKind kind = CandidateService.kind(stored.kind());
    StoredKeys.Hashes hashes = candidates.hashes(kind, features.get());
    Set<UUID> concerned = new HashSet<>(candidates.holders(hashes));
    concerned.add(id);
    FetchedKeys fetched = keys.withReach(concerned);
    QuarkusTransaction.requiringNew()
        .run(() -> {
          candidates.lock(hashes.hashes(), Set.of(id));
          CustomerRecord now = candidates.find(id).orElseThrow();
          if (now.contentVersion() == stored.contentVersion() && now.features() != null) {
            duplicates.compare(
                kind,
                List.of(
                    new Comparison(
                        id, now.version(), features.get(), candidates.holders(hashes), null)),
                fetched);
            done(id);
          } else if (now.features() == null) {
            done(id);
          } // else it has changed just now: next time
        });
  }

  @Override
  public void forget(UUID customerId) {
    done(customerId);
  }

  private Optional<Features> features(CustomerRecord stored) {
    SubjectKind kind = CandidateService.kind(stored.kind());
    return linkage.compared(kind, List.of(stored), keys.of(List.of(stored.id()))).stream()
        .map(Candidate::features)
        .findFirst();
  }

  private void done(UUID id) {
    database.update("DELETE FROM rescore_task WHERE customer_id = ?", id);
  }
}
