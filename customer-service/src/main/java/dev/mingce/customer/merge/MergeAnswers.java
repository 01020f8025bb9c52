package dev.mingce.customer.merge;

import dev.mingce.customer.record.Answer;
import dev.mingce.events.EventJson;
import dev.mingce.kit.idempotency.StoredAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Answers of merges as they are stored for a repeated request; nothing in them is personal. */
final class MergeAnswers {
  private MergeAnswers() {}

  static StoredAnswer stored(Object view) {
    return new StoredAnswer(
        200, Map.of(), null, new String(EventJson.write(view), StandardCharsets.UTF_8));
  }

  static Answer replayed(StoredAnswer earlier) {
    return new Answer(
        earlier.status(), Map.of("Idempotency-Replayed", "true"), String.valueOf(earlier.body()));
  }
}
