package dev.mingce.audit.report;

import dev.mingce.kit.problem.Faults;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Has saved reports taken when they are due. */
@ApplicationScoped
class ReportTimer {
  private static final Logger LOG = Logger.getLogger(ReportTimer.class);
  private static final int MOST = 100;

  private final ReportRunService runs;

  ReportTimer(ReportRunService runs) {
    this.runs = runs;
  }

  @Scheduled(
      every = "${mingce.audit.reports-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void runDue() {
    try {
      for (int taken = 0; taken < MOST && runs.runDue(Instant.now()); taken++) {
        // Until none is due.
      }
    } catch (RuntimeException e) {
      LOG.warnf("reports not taken: %s", Faults.describe(e));
    }
  }
}
