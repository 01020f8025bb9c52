package dev.mingce.events.sealed;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who acts for the customer or is related to it.
 *
 * @param relationship {@code contact}, {@code employee}, {@code legal-representative}, {@code
 *     spouse}, …: an open list
 * @param customerId the record of that person, if there is one
 * @param name name, where there is no record
 * @param phone phone number, as it was entered
 * @param email e-mail address, as it was entered
 */
public record ContactPerson(
    @Nullable String relationship,
    @Nullable UUID customerId,
    @Nullable String name,
    @Nullable String phone,
    @Nullable String email) {
  /** Hides the values. */
  @Override
  public String toString() {
    return "ContactPerson[***]";
  }
}
