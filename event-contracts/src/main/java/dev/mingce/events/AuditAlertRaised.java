package dev.mingce.events;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something in the audit log wants looking at, on {@link Topics#AUDIT_ALERTS}.
 *
 * @param alertId id of the alert, under which audit-service answers it
 * @param kind which look found it, such as {@code reveal-volume}: an open list
 * @param severity {@link #WARNING} or {@link #CRITICAL}
 * @param actor subject of who it is about, if it is one
 * @param count how many entries it rests on
 * @param from start of the time that was looked at
 * @param to end of it
 * @param at when it was raised
 */
public record AuditAlertRaised(
    UUID alertId,
    String kind,
    String severity,
    @Nullable String actor,
    long count,
    Instant from,
    Instant to,
    Instant at)
    implements Event {
  /** Somebody should look at it. */
  public static final String WARNING = "warning";

  /** The log itself may have been tampered with, or kept short. */
  public static final String CRITICAL = "critical";

  private static final Set<String> SEVERITIES = Set.of(WARNING, CRITICAL);

  /** Checks what must be there. */
  public AuditAlertRaised {
    Require.present(alertId, "alertId");
    Require.text(kind, "kind");
    Require.oneOf(severity, SEVERITIES, "severity");
    Require.atLeast(0, count, "count");
    Require.present(from, "from");
    Require.present(to, "to");
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
