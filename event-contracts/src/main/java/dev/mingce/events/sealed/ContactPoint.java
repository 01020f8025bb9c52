package dev.mingce.events.sealed;

import dev.mingce.events.MalformedEventException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A way to reach a customer.
 *
 * @param type {@code mobile}, {@code phone}, {@code email}, {@code wechat}, …: an open list
 * @param value as it was entered
 * @param normalized in its normal form (E.164, lower-case address), if it could be read
 * @param verification whether it was checked, if anybody said so
 * @param preferred whether it is the one to use first
 * @param validFrom first day on which it may be used
 * @param validUntil last day on which it may be used
 */
public record ContactPoint(
    String type,
    String value,
    @Nullable String normalized,
    @Nullable Verification verification,
    @Nullable Boolean preferred,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validUntil) {
  /** A contact point of which nothing more is known. */
  public ContactPoint(String type, String value, @Nullable String normalized) {
    this(type, value, normalized, null, null, null, null);
  }

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
