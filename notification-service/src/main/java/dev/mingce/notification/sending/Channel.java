package dev.mingce.notification.sending;

/** A way to people. */
@FunctionalInterface
interface Channel {
  /**
   * Hands a message over. Returns what came of it and never throws what trying again could cure.
   */
  SendResult send(Notice notice);
}
