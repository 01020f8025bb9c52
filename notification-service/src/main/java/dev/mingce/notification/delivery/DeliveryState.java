package dev.mingce.notification.delivery;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a delivery has come. */
public enum DeliveryState {
  /** Waits for its owner to be known, or for its time. */
  PLANNED,
  /** An instance is sending it. */
  LEASED,
  /** The channel took it. */
  SENT,
  /**
   * Sent or not, nobody knows: its instance vanished while it was sending, or the channel gave no
   * answer in time. Not sent again, since that could be a second message.
   */
  UNCERTAIN,
  /** Every attempt failed. */
  FAILED,
  /** Not sent on purpose. */
  SUPPRESSED;

  /** The name in the database and in the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<DeliveryState> ofCode(String code) {
    return Arrays.stream(values()).filter(state -> state.code().equals(code)).findFirst();
  }
}
