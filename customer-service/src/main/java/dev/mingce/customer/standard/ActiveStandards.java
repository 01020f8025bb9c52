package dev.mingce.customer.standard;

/** Where the rules find the standard in force. */
public interface ActiveStandards {
  /**
   * The standard in force.
   *
   * @param kind {@code person} or {@code organisation}
   * @param channel a channel of its own, else that of all
   */
  Standard of(String kind, String channel);

  /** The channel of who names none. */
  String DEFAULT_CHANNEL = "default";
}
