package dev.mingce.audit.log;

import dev.mingce.kit.problem.Faults;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Signs what was appended after the last checkpoint and was too early for one of its own. Every
 * instance does, so that what a crashed one appended is signed by another.
 */
@ApplicationScoped
class CheckpointTimer {
  private static final Logger LOG = Logger.getLogger(CheckpointTimer.class);
  private static final long PARTITIONS_HOURS = 6;

  private final CheckpointService checkpoints;
  private final EntryTable entries;
  private final long lookMillis;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("checkpoints").factory());

  CheckpointTimer(CheckpointService checkpoints, EntryTable entries, LogSettings settings) {
    this.checkpoints = checkpoints;
    this.entries = entries;
    this.lookMillis = Math.max(10, settings.checkpointEvery().toMillis() / 5);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // attempt lets nothing out
  void start(@Observes StartupEvent event) {
    timer.scheduleWithFixedDelay(
        () -> attempt(entries::makePartitions), 0, PARTITIONS_HOURS, TimeUnit.HOURS);
    timer.scheduleWithFixedDelay(
        () -> attempt(checkpoints::signNews), 0, lookMillis, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    timer.shutdown();
  }

  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (LogDamagedException e) {
      // Its message names places in the log, nothing else.
      LOG.errorf("the audit log is damaged: %s", e.getMessage());
    } catch (RuntimeException e) {
      LOG.warnf("no checkpoint: %s", Faults.describe(e));
    }
  }
}
