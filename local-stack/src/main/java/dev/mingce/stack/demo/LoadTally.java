package dev.mingce.stack.demo;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Counts what became of the posted customers; shared by the threads that post. */
final class LoadTally {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** What one request came to. */
  sealed interface Outcome {
    record Created() implements Outcome {}

    record Replayed() implements Outcome {}

    record Refused(String code) implements Outcome {}

    record TryAgain(Duration after) implements Outcome {}

    record Failed() implements Outcome {}

    static Outcome of(HttpResponse<String> answer) {
      int status = answer.statusCode();
      if (status == 200 || status == 201) {
        return answer.headers().firstValue("Idempotency-Replayed").isPresent()
            ? new Replayed()
            : new Created();
      }
      String code = DemoBody.problemCode(answer.body());
      // The token may have run out, or the first request of a cut-off load may still be running.
      boolean passing = status == 401 || status == 408 || status == 429 || status >= 500;
      if (passing || "request-in-progress".equals(code)) {
        return new TryAgain(retryAfter(answer));
      }
      return new Refused(code == null ? "http-" + status : code);
    }

    private static Duration retryAfter(HttpResponse<String> answer) {
      String seconds = answer.headers().firstValue("Retry-After").orElse("");
      if (!seconds.matches("\\d{1,6}")) {
        return Duration.ZERO;
      }
      Duration asked = Duration.ofSeconds(Long.parseLong(seconds));
      return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }
  }

  private final long start = System.nanoTime();
  private int created;
  private int replayed;
  private int refused;
  private int failed;
  private final Map<String, Integer> refusals = new TreeMap<>();

  /** Counts one outcome; the answer is how many there are now. */
  synchronized int add(Outcome outcome) {
    switch (outcome) {
      case Outcome.Created done -> created++;
      case Outcome.Replayed known -> replayed++;
      case Outcome.Refused no -> {
        refused++;
        refusals.merge(no.code(), 1, Integer::sum);
      }
      case Outcome.TryAgain exhausted -> failed++;
      case Outcome.Failed lost -> failed++;
    }
    return created + replayed + refused + failed;
  }

  synchronized LoadSummary summary() {
    return new LoadSummary(
        created, replayed, refused, failed, refusals, Duration.ofNanos(System.nanoTime() - start));
  }
}
