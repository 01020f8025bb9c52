package dev.mingce.events;

import org.jspecify.annotations.Nullable;

/**
 * Who is responsible for a customer.
 *
 * @param unit organisational unit; decides who may see the record
 * @param user member of staff, if one is named
 */
public record Owner(String unit, @Nullable String user) {
  /** Checks that the unit is there. */
  public Owner {
    Require.text(unit, "owner.unit");
  }
}
