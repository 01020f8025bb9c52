package dev.mingce.events;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody was not let in, or may not do what they asked for, on {@link Topics#CUSTOMER_ACCESS}.
 * Refusals of the same kind within a short time are one event, so that nobody can flood the log by
 * being refused.
 *
 * @param action {@link #AUTHENTICATE} or {@link #AUTHORIZE}
 * @param reason code, such as {@code invalid-token}, {@code expired-token} or {@code permission};
 *     {@link #OVERFLOW} for those that were too many to be told apart
 * @param actor who; absent where nobody is known, as with a token that is not good
 * @param operation the operationId of what was asked for, if an operation was refused
 * @param callerNetwork network that it came from, no more exactly than /24 (IPv4) or /48 (IPv6)
 * @param count how many there were
 * @param from when the first was
 * @param at when the last was
 */
public record AccessRefused(
    String action,
    String reason,
    @Nullable Actor actor,
    @Nullable String operation,
    @Nullable String callerNetwork,
    long count,
    Instant from,
    Instant at)
    implements Event {
  /** The token was not good. */
  public static final String AUTHENTICATE = "authenticate";

  /** The token was good, and does not allow it. */
  public static final String AUTHORIZE = "authorize";

  /** Reason of an event that stands for refusals of many kinds. */
  public static final String OVERFLOW = "overflow";

  private static final Set<String> ACTIONS = Set.of(AUTHENTICATE, AUTHORIZE);

  /** Checks what must be there. */
  public AccessRefused {
    Require.oneOf(action, ACTIONS, "action");
    Require.text(reason, "reason");
    Require.atLeast(1, count, "count");
    Require.present(from, "from");
    Require.present(at, "at");
  }

  @Override
  public @Nullable UUID customerId() {
    return null;
  }

  @Override
  public long sequence() {
    return 0;
  }
}
