package dev.mingce.notification.delivery;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about two records, as far as their owners are told.
 *
 * @param decision {@code auto-merge}, {@code review} or {@code distinct}
 * @param matched fields that speak for a duplicate, without their values
 * @param traceparent the trace that the message belongs to
 */
public record Finding(
    Rule rule,
    UUID decisionId,
    UUID left,
    UUID right,
    String decision,
    double probability,
    List<String> matched,
    @Nullable String traceparent) {
  public Finding {
    matched = List.copyOf(matched);
  }
}
