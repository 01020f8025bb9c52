package dev.mingce.dedup.cleanse;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Customer-service's source records, in memory. */
@Mock
@Singleton
public class MapCleansingTarget implements CleansingTarget {

  private final Map<UUID, JsonNode> records = new ConcurrentHashMap<>();
  private final Map<UUID, Outcome> answers = new ConcurrentHashMap<>();

  /** What was said last of a customer, or null. */
  @Nullable JsonNode record(UUID customerId) {
    return records.get(customerId);
  }

  /** What is answered of a customer from now on. */
  void answer(UUID customerId, Outcome outcome) {
    answers.put(customerId, outcome);
  }

  @Override
  public Outcome put(UUID customerId, JsonNode feed) {
    Outcome outcome = answers.getOrDefault(customerId, Outcome.TAKEN);
    if (outcome == Outcome.TAKEN) {
      records.put(customerId, feed.path("customer"));
    }
    return outcome;
  }
}
