package dev.mingce.audit.digest;

import dev.mingce.kit.problem.Faults;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Has digests compared; each by one instance, which holds its row. */
@ApplicationScoped
class DigestSchedule {
  private static final Logger LOG = Logger.getLogger(DigestSchedule.class);
  private static final int MOST = 200;

  private final DigestService digests;

  DigestSchedule(DigestService digests) {
    this.digests = digests;
  }

  @Scheduled(
      every = "${mingce.audit.digests.every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void compare() {
    try {
      for (int compared = 0; compared < MOST && digests.compareNext(Instant.now()); compared++) {
        // Until none is left for now.
      }
    } catch (RuntimeException e) {
      LOG.warnf("digests not compared: %s", Faults.describe(e));
    }
  }
}
