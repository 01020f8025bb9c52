package dev.mingce.notification.sending;

/** What came of one attempt. */
sealed interface SendResult {
  /** The channel took the message. */
  record Sent() implements SendResult {}

  /**
   * It did not, and may later.
   *
   * @param reason why, as a code
   */
  record Unavailable(String reason) implements SendResult {}

  /**
   * Perhaps it did and perhaps not: nobody said anything before the time was over. Sending again
   * could be a second message.
   *
   * @param reason why, as a code
   */
  record Uncertain(String reason) implements SendResult {}

  /**
   * It did not and never will.
   *
   * @param reason why, as a code
   */
  record Refused(String reason) implements SendResult {}

  /**
   * There was nothing to send.
   *
   * @param reason why, as a code
   */
  record Suppressed(String reason) implements SendResult {}
}
