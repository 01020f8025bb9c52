package dev.mingce.dedup.quality;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Sums up the day again and again, so that its last sums are those of its end. */
@ApplicationScoped
class TrendTimer {

  private final TrendService trends;

  TrendTimer(TrendService trends) {
    this.trends = trends;
  }

  @Scheduled(
      every = "${mingce.quality.trend-interval:10m}",
      delayed = "30s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void sumUp() {
    trends.sumUp();
  }
}
