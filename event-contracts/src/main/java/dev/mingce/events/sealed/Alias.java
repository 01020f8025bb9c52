package dev.mingce.events.sealed;

import dev.mingce.events.MalformedEventException;

/**
 * Another name of a customer.
 *
 * @param type {@code former}, {@code english}, {@code nickname}, {@code trade}, …: an open list
 * @param value the name
 */
public record Alias(String type, String value) {
  /** Checks that both are there. */
  public Alias {
    if (type == null || value == null) {
      throw new MalformedEventException("type or value of aliases is missing");
    }
  }

  /** Hides the value. */
  @Override
  public String toString() {
    return "Alias[type=" + type + ", ***]";
  }
}
