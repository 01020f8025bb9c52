package dev.mingce.events.sealed;

import dev.mingce.events.MalformedEventException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody has checked that a value is right and the customer's own.
 *
 * @param state {@code verified}, {@code failed} or {@code pending}
 * @param method how, such as {@code sms-code} or {@code document}
 * @param on day of the check
 */
public record Verification(String state, @Nullable String method, @Nullable LocalDate on) {
  /** The value was checked and is right. */
  public static final String VERIFIED = "verified";

  /** Checks that the state is there. */
  public Verification {
    if (state == null) {
      throw new MalformedEventException("state of verification is missing");
    }
  }

  /** Whether the value was checked and is right. */
  public static boolean holds(@Nullable Verification verification) {
    return verification != null && VERIFIED.equals(verification.state());
  }
}
