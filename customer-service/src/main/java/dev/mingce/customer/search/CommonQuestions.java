package dev.mingce.customer.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers which questions so many customers fit that to fetch a few of them first is of no use:
 * those are asked in order at once. Forgotten after an hour, as customers change.
 */
@ApplicationScoped
class CommonQuestions {
  // A question is a few hundred characters.
  private static final int MOST = 5_000;
  private static final Duration KEPT = Duration.ofHours(1);

  private final Map<String, Long> questions = new ConcurrentHashMap<>();

  boolean has(String question) {
    Long since = questions.get(question);
    return since != null && System.nanoTime() - since < KEPT.toNanos();
  }

  void add(String question) {
    if (questions.size() >= MOST) {
      questions.clear();
    }
    questions.put(question, System.nanoTime());
  }
}
