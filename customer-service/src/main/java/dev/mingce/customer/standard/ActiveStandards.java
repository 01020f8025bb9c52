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

  /** Whether there is such a channel: that of all, or a code of the list of source channels. */
  boolean isChannel(String channel);

  /** The code list of the channels. */
  String CHANNELS = "source-channel";

  /** The channel of who names none. */
  String DEFAULT_CHANNEL = "default";
}
