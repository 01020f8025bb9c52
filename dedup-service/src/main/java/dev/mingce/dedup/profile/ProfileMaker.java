package dev.mingce.dedup.profile;

import dev.mingce.dedup.candidates.CandidateService;
import dev.mingce.dedup.normalize.SourceRecord;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.dedup.profile.measure.TableMeter;
import dev.mingce.dedup.profile.measure.TableProfile;
import dev.mingce.events.sealed.SubjectKeyReader;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes profiles, one after the other. What is measured is kept in memory, so that a profile whose
 * maker dies is begun again by the next.
 */
@ApplicationScoped
class ProfileMaker {

  private static final Logger LOG = Logger.getLogger(ProfileMaker.class);
  private static final int CHUNK = 100;

  private final ProfileService store;
  private final SubjectKeyReader keys;

  ProfileMaker(ProfileService store, SubjectKeyReader keys) {
    this.store = store;
    this.keys = keys;
  }

  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void work() {
    ProfileRows.Lease lease = store.lease().orElse(null);
    if (lease == null) {
      return;
    }
    try {
      TableProfile result = measure(lease);
      if (result != null) {
        store.finish(lease, result);
      }
    } catch (RuntimeException e) {
      // Causes may quote what was read.
      LOG.errorf("profile %s failed: %s", lease.profile(), e.getClass().getSimpleName());
      store.finish(lease, null);
    }
  }

  private @Nullable TableProfile measure(ProfileRows.Lease lease) {
    SubjectKind kind = CandidateService.kind(lease.kind());
    TableMeter meter =
        new TableMeter(
            lease.kind(),
            SourceTable.COLUMNS,
            SourceTable.KEYS,
            false,
            LocalDate.now(ZoneOffset.UTC));
    UUID after = new UUID(0, 0);
    while (true) {
      List<UUID> ids = store.next(lease, after, CHUNK);
      if (ids.isEmpty()) {
        return meter.result();
      }
      Optional<List<SourceRecord>> opened =
          store.open(lease, kind, ids, keys.findAll(store.keyIds(ids)));
      if (opened.isEmpty()) {
        return null;
      }
      opened.get().forEach(one -> meter.add(SourceTable.row(one)));
      after = ids.getLast();
    }
  }
}
