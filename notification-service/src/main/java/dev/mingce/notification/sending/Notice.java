package dev.mingce.notification.sending;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message, ready to send. The text hides the address.
 *
 * @param messageId the same at each attempt, so that a mailbox that knows it already can tell
 * @param traceparent the trace that the message belongs to
 */
record Notice(
    UUID deliveryId,
    String messageId,
    String from,
    String to,
    String subject,
    String text,
    @Nullable String traceparent) {
  Notice {
    refuseLineBreaks(messageId);
    refuseLineBreaks(from);
    refuseLineBreaks(to);
    refuseLineBreaks(subject);
    if (traceparent != null) {
      refuseLineBreaks(traceparent);
    }
  }

  // A line break would end the header, and the rest would be headers of somebody else's choice.
  private static void refuseLineBreaks(String header) {
    if (header.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a header holds a control character");
    }
  }

  @Override
  public String toString() {
    return "Notice[" + deliveryId + "]";
  }
}
