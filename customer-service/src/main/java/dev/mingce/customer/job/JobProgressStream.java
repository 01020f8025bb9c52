package dev.mingce.customer.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * Sends the state of a job with its rate and the time that is left, twice a second, until it ends
 * or nobody listens.
 */
@ApplicationScoped
class JobProgressStream {
  private static final Duration INTERVAL = Duration.ofMillis(500);

  private final JobService jobs;

  JobProgressStream(JobService jobs) {
    this.jobs = jobs;
  }

  void send(JobView first, Sse sse, SseEventSink sink) {
    try (sink) {
      JobView current = first;
      boolean more = true;
      while (more && !sink.isClosed()) {
        boolean ended = current.finishedAt() != null;
        sink.send(
                sse.newEventBuilder()
                    .name(ended ? "ended" : "progress")
                    .mediaType(MediaType.APPLICATION_JSON_TYPE)
                    .data(JobView.class, current)
                    .build())
            .toCompletableFuture()
            .join();
        more = !ended && pause();
        Optional<JobView> next = jobs.again(current.id());
        current = next.orElse(current);
        more = more && next.isPresent();
      }
    } catch (CompletionException e) {
      // The listener is gone; there is nobody to tell.
      return;
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(INTERVAL);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
