package dev.mingce.events.sealed;

import dev.mingce.events.MalformedEventException;
import org.jspecify.annotations.Nullable;

/**
 * A way to reach a customer.
 *
 * @param type {@code mobile}, {@code phone}, {@code email}, {@code wechat}, …: an open list
 * @param value as it was entered
 * @param normalized in its normal form (E.164, lower-case address), if it could be read
 */
public record ContactPoint(String type, String value, @Nullable String normalized) {
  /** Checks that type and value are there. */
  public ContactPoint {
    if (type == null || value == null) {
      throw new MalformedEventException("type or value of contactPoints is missing");
    }
  }

  /** Hides the values. */
  @Override
  public String toString() {
    return "ContactPoint[type=" + type + ", ***]";
  }
}
