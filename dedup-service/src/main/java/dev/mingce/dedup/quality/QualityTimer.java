package dev.mingce.dedup.quality;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Keeps scores up to date where no event of the customer itself makes it necessary. */
@ApplicationScoped
class QualityTimer {

  private static final int CHUNK = 500;
  // Verdicts show when their transaction commits, which is some time after they were written.
  private static final Duration OVERLAP = Duration.ofMinutes(1);
  private static final Duration BEFORE_START = Duration.ofHours(1);

  private final QualityService quality;
  private Instant followedTo = Instant.now().minus(BEFORE_START);

  QualityTimer(QualityService quality) {
    this.quality = quality;
  }

  @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void refresh() {
    Instant start = Instant.now();
    while (quality.refresh(CHUNK) == CHUNK) {
      // until nothing is left
    }
    while (quality.followVerdicts(followedTo.minus(OVERLAP), CHUNK) == CHUNK) {
      // until nothing is left
    }
    followedTo = start;
  }
}
