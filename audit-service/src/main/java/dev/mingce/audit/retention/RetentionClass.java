package dev.mingce.audit.retention;

import dev.mingce.events.EventType;
import dev.mingce.events.Topics;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What decides how long an entry is kept. */
public enum RetentionClass {
  /** A change of a customer. */
  CHANGES,
  /** A look at a customer's data, and an attempt at one. */
  ACCESS,
  /** A decision about duplicates. */
  DECISIONS,
  /** A message to somebody. */
  MESSAGES,
  /** What is done to and with the audit log itself. */
  AUDIT,
  /** Whatever other systems record, and the administration of this one. */
  OTHER;

  private static final String VERSION_SUFFIX = "\\.v[0-9]+$";
  private static final Map<String, RetentionClass> BY_ACTION =
      Arrays.stream(EventType.values())
          .collect(
              Collectors.toUnmodifiableMap(
                  type -> type.typeName().replaceFirst(VERSION_SUFFIX, ""),
                  type -> ofTopic(type.topic())));

  /** The class of an action, such as {@code customer.reveal}. */
  public static RetentionClass of(String action) {
    RetentionClass known = BY_ACTION.get(action);
    if (known != null) {
      return known;
    }
    // The actions of looks are an open list.
    return action.startsWith("customer.") ? ACCESS : action.startsWith("audit.") ? AUDIT : OTHER;
  }

  private static RetentionClass ofTopic(String topic) {
    return switch (topic) {
      case Topics.CUSTOMER_CHANGES -> CHANGES;
      case Topics.CUSTOMER_ACCESS -> ACCESS;
      case Topics.DEDUP_DECISIONS -> DECISIONS;
      case Topics.NOTIFICATION_OUTCOMES -> MESSAGES;
      default -> OTHER;
    };
  }
}
