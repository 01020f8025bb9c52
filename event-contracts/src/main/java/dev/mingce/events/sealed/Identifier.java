package dev.mingce.events.sealed;

import dev.mingce.events.MalformedEventException;
import org.jspecify.annotations.Nullable;

/**
 * A number that an authority or a company gave to a customer.
 *
 * @param type code of the identifier type, such as {@code national-id}
 * @param value as it was entered
 * @param normalized in its normal form, if it could be read
 * @param verification whether it was checked, if anybody said so
 */
public record Identifier(
    String type, String value, @Nullable String normalized, @Nullable Verification verification) {
  /** An identifier that nobody has checked. */
  public Identifier(String type, String value, @Nullable String normalized) {
    this(type, value, normalized, null);
  }

  /** Checks that type and value are there. */
  public Identifier {
    if (type == null || value == null) {
      throw new MalformedEventException("type or value of identifiers is missing");
    }
  }

  /** Hides the values. */
  @Override
  public String toString() {
    return "Identifier[type=" + type + ", ***]";
  }
}
