package dev.mingce.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The checks that the records of the contract make on construction; messages name the field, never
 * its value.
 */
final class Require {
  private static final Set<String> DECISIONS =
      Set.of(DedupDecision.AUTO_MERGE, DedupDecision.REVIEW, DedupDecision.DISTINCT);
  private static final Set<String> RECIPIENT_TYPES =
      Set.of(DeliveryOutcome.STAFF, DeliveryOutcome.CUSTOMER);

  private Require() {}

  static <T> T present(@Nullable T value, String field) {
    if (value == null) {
      throw new MalformedEventException(field + " is missing");
    }
    return value;
  }

  static String text(@Nullable String value, String field) {
    String text = present(value, field);
    if (text.isBlank()) {
      throw new MalformedEventException(field + " is blank");
    }
    return text;
  }

  static String oneOf(@Nullable String value, Set<String> allowed, String field) {
    String code = present(value, field);
    if (!allowed.contains(code)) {
      throw new MalformedEventException(field + " is not one of the values of this major version");
    }
    return code;
  }

  static long atLeast(long minimum, long value, String field) {
    if (value < minimum) {
      throw new MalformedEventException(field + " is less than " + minimum);
    }
    return value;
  }

  static double finite(double value, String field) {
    if (!Double.isFinite(value)) {
      throw new MalformedEventException(field + " is not a finite number");
    }
    return value;
  }

  static double probability(double value, String field) {
    if (!(value >= 0.0 && value <= 1.0)) {
      throw new MalformedEventException(field + " is not between 0 and 1");
    }
    return value;
  }

  static <T> List<T> copy(@Nullable List<T> values) {
    return values == null ? List.of() : List.copyOf(values);
  }

  static <K, V> Map<K, V> copy(@Nullable Map<K, V> values) {
    return values == null ? Map.of() : Map.copyOf(values);
  }

  /** What every customer change must carry. */
  static void change(
      @Nullable Actor actor, @Nullable String source, @Nullable CustomerFacts customer) {
    present(actor, "actor");
    text(source, "source");
    present(customer, "customer");
  }

  /** What every decision about a pair must carry. */
  static void pair(UUID decisionId, UUID left, UUID right, long leftVersion, long rightVersion) {
    present(decisionId, "decisionId");
    if (!DedupDecision.inOrder(present(left, "left"), present(right, "right"))) {
      throw new MalformedEventException("left is not less than right");
    }
    atLeast(1, leftVersion, "leftVersion");
    atLeast(1, rightVersion, "rightVersion");
  }

  /** How it was judged. */
  static void judgement(
      double probability, double matchWeight, String decision, String modelVersion, Instant at) {
    probability(probability, "probability");
    finite(matchWeight, "matchWeight");
    oneOf(decision, DECISIONS, "decision");
    text(modelVersion, "modelVersion");
    present(at, "at");
  }

  /** What every delivery outcome must carry. */
  static void delivery(
      UUID deliveryId, String rule, String channel, String recipientType, Instant at) {
    present(deliveryId, "deliveryId");
    text(rule, "rule");
    text(channel, "channel");
    oneOf(recipientType, RECIPIENT_TYPES, "recipientType");
    present(at, "at");
  }
}
