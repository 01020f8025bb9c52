package dev.mingce.notification.sending;

import dev.mingce.notification.Database;
import dev.mingce.notification.delivery.Delivery;
import dev.mingce.notification.delivery.OutcomeService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Deals out due deliveries among all instances and records what came of each attempt. A lease is a
 * row of the database; whoever lost it can settle nothing any more.
 */
@ApplicationScoped
public class LeaseService {
  static final String UNKNOWN_OUTCOME = "outcome-unknown";
  private static final String DUE =
      """
      SELECT id FROM delivery
      WHERE (state = 'planned' AND recipient_known AND due_at <= now())
         OR (state = 'leased' AND lease_until < now() AND sending_since IS NULL)
      ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED\
      """;
  private static final String SETTLE =
      """
      UPDATE delivery SET state = ?, reason = ?, sent_at = CASE WHEN ? = 'sent' THEN now() END,
        due_at = now() + make_interval(secs => ?), lease_owner = NULL, lease_until = NULL,
        sending_since = NULL, version = version + 1
      WHERE id = ? AND state = 'leased' AND lease_owner = ? AND attempts = ?
      RETURNING *\
      """;

  private static final String VANISHED =
      """
      UPDATE delivery SET state = 'uncertain', reason = ?, lease_owner = NULL, lease_until = NULL,
        sending_since = NULL, version = version + 1
      WHERE id IN (SELECT id FROM delivery
        WHERE state = 'leased' AND lease_until < now() AND sending_since IS NOT NULL
        ORDER BY lease_until LIMIT ? FOR UPDATE SKIP LOCKED)
      RETURNING *\
      """;
  private static final String BEGIN =
      """
      UPDATE delivery SET sending_since = now(), version = version + 1
      WHERE id = ? AND state = 'leased' AND lease_owner = ? AND attempts = ?
        AND lease_until > now() AND withdrawn_reason IS NULL\
      """;

  private final Database database;
  private final OutcomeService outcomes;
  private final SenderSettings settings;

  LeaseService(Database database, OutcomeService outcomes, SenderSettings settings) {
    this.database = database;
    this.outcomes = outcomes;
    this.settings = settings;
  }

  /**
   * Takes deliveries that are due, and those whose holder did not come back in time before it began
   * to send. Where it had begun, nobody knows whether the message went out, and so it stays.
   */
  @Transactional
  public List<Delivery> lease(String owner) {
    database
        .query(VANISHED, Delivery::read, List.of(UNKNOWN_OUTCOME, settings.batch()))
        .forEach(delivery -> outcomes.uncertain(delivery, UNKNOWN_OUTCOME, Instant.now()));
    return database.query(
        """
        UPDATE delivery SET state = 'leased', lease_owner = ?, attempts = attempts + 1,
          lease_until = now() + make_interval(secs => ?), version = version + 1
        WHERE id IN (%s)
        RETURNING *\
        """
            .formatted(DUE),
        Delivery::read,
        List.of(owner, seconds(settings.lease()), settings.batch()));
  }

  /**
   * Notes that the message goes out now. From here to {@link #settle} a crash leaves the delivery
   * uncertain.
   *
   * @return null when it may go out; else why not: it was withdrawn, or the lease is gone
   */
  @Transactional
  public @Nullable SendResult begin(String owner, Delivery leased) {
    List<Object> holder = List.of(leased.id(), owner, leased.attempts());
    if (database.update(BEGIN, holder) == 1) {
      return null;
    }
    List<String> withdrawn =
        database.query(
            """
            SELECT withdrawn_reason FROM delivery WHERE id = ? AND state = 'leased'
              AND lease_owner = ? AND attempts = ? AND withdrawn_reason IS NOT NULL\
            """,
            row -> row.getString(1),
            holder);
    return withdrawn.isEmpty()
        ? new SendResult.Unavailable("lease-lost")
        : new SendResult.Suppressed(withdrawn.getFirst());
  }

  /** Records what came of an attempt; false when the lease had gone to another instance. */
  @Transactional
  public boolean settle(String owner, Delivery leased, SendResult result) {
    return switch (result) {
      case SendResult.Sent() -> {
        @Nullable Delivery sent = move(owner, leased, "sent", null, Duration.ZERO);
        if (sent != null) {
          outcomes.sent(sent, Instant.now());
        }
        yield sent != null;
      }
      case SendResult.Refused(String reason) -> fail(owner, leased, reason);
      case SendResult.Uncertain(String reason) -> {
        @Nullable Delivery uncertain = move(owner, leased, "uncertain", reason, Duration.ZERO);
        if (uncertain != null) {
          outcomes.uncertain(uncertain, reason, Instant.now());
        }
        yield uncertain != null;
      }
      case SendResult.Suppressed(String reason) -> suppress(owner, leased, reason);
      case SendResult.Unavailable(String reason) ->
          leased.attempts() >= settings.attempts()
              ? fail(owner, leased, reason)
              : again(owner, leased, reason);
    };
  }

  /** Why a leased delivery must not be sent any more, if so. */
  public @Nullable SendResult obstacle(Delivery leased) {
    @Nullable String withdrawn = leased.withdrawnReason();
    if (withdrawn != null) {
      return new SendResult.Suppressed(withdrawn);
    }
    // Each earlier holder vanished: perhaps this very message takes them down.
    return leased.attempts() > settings.attempts() ? new SendResult.Refused(UNKNOWN_OUTCOME) : null;
  }

  private boolean fail(String owner, Delivery leased, String reason) {
    @Nullable Delivery failed = move(owner, leased, "failed", reason, Duration.ZERO);
    if (failed != null) {
      outcomes.failed(failed, reason, Instant.now());
    }
    return failed != null;
  }

  private boolean suppress(String owner, Delivery leased, String reason) {
    @Nullable Delivery suppressed = move(owner, leased, "suppressed", reason, Duration.ZERO);
    if (suppressed != null) {
      outcomes.suppressed(suppressed, reason, Instant.now());
    }
    return suppressed != null;
  }

  private boolean again(String owner, Delivery leased, String reason) {
    Duration wait =
        Backoff.after(
            leased.attempts(),
            settings.firstBackoff(),
            settings.longestBackoff(),
            ThreadLocalRandom.current().nextDouble());
    @Nullable Delivery planned = move(owner, leased, "planned", reason, wait);
    if (planned == null) {
      return false;
    }
    @Nullable String withdrawn = planned.withdrawnReason();
    if (withdrawn != null) {
      // Withdrawn while this attempt was under way; there must be no other.
      database.update(
          "UPDATE delivery SET state = 'suppressed', reason = ? WHERE id = ?",
          List.of(withdrawn, planned.id()));
      outcomes.suppressed(planned, withdrawn, Instant.now());
    }
    return true;
  }

  private @Nullable Delivery move(
      String owner, Delivery leased, String state, @Nullable String reason, Duration wait) {
    List<Delivery> moved =
        database.query(
            SETTLE,
            Delivery::read,
            java.util.Arrays.asList(
                state, reason, state, seconds(wait), leased.id(), owner, leased.attempts()));
    return moved.isEmpty() ? null : moved.getFirst();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
