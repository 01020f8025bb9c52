package dev.mingce.audit.retention;

import dev.mingce.kit.problem.Faults;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Looks every hour whether a year is over, or was dropped. Every instance does; the first one
 * closes it.
 */
@ApplicationScoped
class ShardTimer {
  private static final Logger LOG = Logger.getLogger(ShardTimer.class);
  private static final long FIRST_MINUTES = 1;
  private static final long MINUTES = 60;

  private final ShardService shards;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("shards").factory());

  ShardTimer(ShardService shards) {
    this.shards = shards;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // look lets nothing out
  void start(@Observes StartupEvent event) {
    timer.scheduleWithFixedDelay(this::look, FIRST_MINUTES, MINUTES, TimeUnit.MINUTES);
  }

  void stop(@Observes ShutdownEvent event) {
    timer.shutdown();
  }

  private void look() {
    try {
      boolean more = true;
      while (more) {
        more = shards.closeNext(LocalDate.now(ZoneOffset.UTC));
      }
      shards.recordDropped();
    } catch (RuntimeException e) {
      LOG.warnf("shards were not looked at: %s", Faults.describe(e));
    }
  }
}
