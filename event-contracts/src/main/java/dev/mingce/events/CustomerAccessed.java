package dev.mingce.events;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Someone looked at personal data or tried to, on {@link Topics#CUSTOMER_ACCESS}.
 *
 * @param action {@code reveal}, {@code export}, {@code search}, {@code unseal}, {@code
 *     read-denied}, …: an open list
 * @param actor who
 * @param customerId whose data; absent where it is not one customer's (a search, an export of many)
 * @param version version of the customer that was seen, if one was
 * @param purpose purpose code that was given, if one was
 * @param outcome {@link #DONE}, {@link #DENIED} or {@link #FAILED}
 * @param fields names of the fields that were asked for
 * @param reason why it was denied or failed, as a code
 * @param callerAddress IP address of the caller, if known
 * @param at when
 */
public record CustomerAccessed(
    String action,
    Actor actor,
    @Nullable UUID customerId,
    @Nullable Long version,
    @Nullable String purpose,
    String outcome,
    List<String> fields,
    @Nullable String reason,
    @Nullable String callerAddress,
    Instant at)
    implements Event {
  /** The data was shown. */
  public static final String DONE = "done";

  /** The caller may not. */
  public static final String DENIED = "denied";

  /** It was allowed and did not work. */
  public static final String FAILED = "failed";

  private static final Set<String> OUTCOMES = Set.of(DONE, DENIED, FAILED);

  /** Checks what must be there. */
  public CustomerAccessed {
    Require.text(action, "action");
    Require.present(actor, "actor");
    if (version != null) {
      Require.atLeast(1, version, "version");
    }
    Require.oneOf(outcome, OUTCOMES, "outcome");
    fields = Require.copy(fields);
    Require.present(at, "at");
  }

  /** The customer's version that was seen, or 0. */
  @Override
  public long sequence() {
    return version == null ? 0 : version;
  }
}
