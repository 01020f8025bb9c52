package dev.mingce.audit.review;

import dev.mingce.kit.problem.Faults;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Has security reports made: those that were asked for, and one each month. */
@ApplicationScoped
class SecurityReportTimer {
  private static final Logger LOG = Logger.getLogger(SecurityReportTimer.class);

  private final SecurityReportService reports;
  private final SecurityReportMaker maker;

  SecurityReportTimer(SecurityReportService reports, SecurityReportMaker maker) {
    this.reports = reports;
    this.maker = maker;
  }

  @Scheduled(
      every = "${mingce.audit.reviews-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void makeDue() {
    try {
      reports.requestDue(Instant.now());
      while (makeNext()) {
        // Until none is waiting.
      }
    } catch (RuntimeException e) {
      LOG.warnf("security reports not made: %s", Faults.describe(e));
    }
  }

  /** Makes one; answers whether one was waiting and could be made. */
  boolean makeNext() {
    Optional<SecurityReport> claimed = reports.claim();
    if (claimed.isEmpty()) {
      return false;
    }
    SecurityReport report = claimed.get();
    try {
      reports.finish(report, maker.make(report.from(), report.to()));
      return true;
    } catch (IOException | RuntimeException e) {
      LOG.errorf("security report %s not made: %s", report.id(), Faults.describe(e));
      reports.release(report);
      return false;
    }
  }
}
