package dev.mingce.events.sealed;

import org.jspecify.annotations.Nullable;

/**
 * A way to reach a customer.
 *
 * @param type {@code mobile}, {@code phone}, {@code email}, {@code wechat}, …: an open list
 * @param value as it was entered
 * @param normalized in its normal form (E.164, lower-case address), if it could be read
 */
public record ContactPoint(String type, String value, @Nullable String normalized) {
  /** Hides the values. */
  @Override
  public String toString() {
    return "ContactPoint[type=" + type + ", ***]";
  }
}
