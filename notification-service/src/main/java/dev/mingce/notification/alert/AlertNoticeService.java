package dev.mingce.notification.alert;

import dev.mingce.events.AuditAlertRaised;
import dev.mingce.events.DeliveryFailed;
import dev.mingce.events.DeliveryOutcome;
import dev.mingce.events.DeliverySent;
import dev.mingce.events.DeliverySuppressed;
import dev.mingce.events.EventEnvelope;
import dev.mingce.events.EventJson;
import dev.mingce.events.Topics;
import dev.mingce.kit.Ids;
import dev.mingce.kit.outbox.Outbox;
import dev.mingce.kit.outbox.OutboxMessage;
import dev.mingce.notification.Database;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Plans messages about alerts, deals them out among all instances, and records what came of each
 * attempt. A lease is a row of the database; whoever lost it can settle nothing any more.
 */
@ApplicationScoped
public class AlertNoticeService {
  private static final String SOURCE = "/mingce/notification-service";
  private static final String EMAIL = "email";
  private static final String NOBODY = "no-recipient";
  private static final String UNKNOWN_OUTCOME = "outcome-unknown";
  private static final int BATCH = 10;

  private static final String PLAN =
      """
      INSERT INTO alert_notice (id, alert_id, recipient, kind, severity, subject, entries, from_at, to_at,
        traceparent, state, reason)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (alert_id, recipient) DO NOTHING\
      """;
  private static final String LEASE =
      """
      UPDATE alert_notice SET lease_owner = ?, lease_until = now() + make_interval(secs => ?),
        attempts = attempts + 1
      WHERE id IN (SELECT id FROM alert_notice
        WHERE state = 'planned' AND due_at <= now() AND sending_since IS NULL
          AND (lease_until IS NULL OR lease_until < now())
        ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED)
      RETURNING *\
      """;
  private static final String VANISHED =
      """
      UPDATE alert_notice SET state = 'uncertain', reason = ?, sending_since = NULL
      WHERE id IN (SELECT id FROM alert_notice
        WHERE state = 'planned' AND sending_since IS NOT NULL AND lease_until < now()
        LIMIT ? FOR UPDATE SKIP LOCKED)
      RETURNING *\
      """;
  private static final String BEGIN =
      """
      UPDATE alert_notice SET sending_since = now()
      WHERE id = ? AND state = 'planned' AND lease_owner = ? AND attempts = ? AND lease_until > now()\
      """;
  private static final String SETTLE =
      """
      UPDATE alert_notice SET state = ?, reason = ?, sent_at = CASE WHEN ? = 'sent' THEN now() END,
        due_at = now() + make_interval(secs => ?), lease_owner = NULL, lease_until = NULL,
        sending_since = NULL
      WHERE id = ? AND state = 'planned' AND lease_owner = ? AND attempts = ?\
      """;

  private final Database database;
  private final Outbox outbox;
  private final AlertSettings settings;
  private final MeterRegistry metrics;

  AlertNoticeService(
      Database database, Outbox outbox, AlertSettings settings, MeterRegistry metrics) {
    this.database = database;
    this.outbox = outbox;
    this.settings = settings;
    this.metrics = metrics;
  }

  /**
   * Plans a message to everybody who is to be told. Works in the transaction of the event. Where
   * nobody is, that is published too.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void plan(AuditAlertRaised alert, @Nullable String traceparent) {
    List<String> recipients = settings.recipients().orElse(List.of());
    for (String recipient : recipients) {
      insert(notice(alert, recipient, traceparent), "planned", null);
    }
    if (recipients.isEmpty()) {
      AlertNotice notice = notice(alert, "", traceparent);
      insert(notice, "suppressed", NOBODY);
      publish(notice, "suppressed", NOBODY);
    }
  }

  /** Takes messages that are due; one whose holder vanished while it went out stays uncertain. */
  @Transactional
  public List<AlertNotice> lease(String owner, Duration lease) {
    database
        .query(VANISHED, AlertNotice::read, List.of(UNKNOWN_OUTCOME, BATCH))
        .forEach(notice -> publish(notice, "uncertain", UNKNOWN_OUTCOME));
    return database.query(
        LEASE, AlertNotice::read, List.of(owner, (double) lease.toSeconds(), BATCH));
  }

  /** Notes that the message goes out now; false when the lease is gone. */
  @Transactional
  public boolean begin(String owner, AlertNotice leased) {
    return database.update(BEGIN, List.of(leased.id(), owner, leased.attempts())) == 1;
  }

  /**
   * Records what came of an attempt.
   *
   * @param state {@code planned} for another attempt after the wait
   */
  @Transactional
  public void settle(
      String owner, AlertNotice leased, String state, @Nullable String reason, Duration wait) {
    int settled =
        database.update(
            SETTLE,
            Arrays.asList(
                state,
                reason,
                state,
                (double) wait.toSeconds(),
                leased.id(),
                owner,
                leased.attempts()));
    if (settled == 1 && !state.equals("planned")) {
      publish(leased, state, reason);
    }
  }

  private static AlertNotice notice(
      AuditAlertRaised alert, String recipient, @Nullable String traceparent) {
    return new AlertNotice(
        Ids.next(),
        alert.alertId(),
        recipient,
        alert.kind(),
        alert.severity(),
        alert.actor(),
        alert.count(),
        alert.from(),
        alert.to(),
        0,
        traceparent);
  }

  private void insert(AlertNotice notice, String state, @Nullable String reason) {
    database.update(
        PLAN,
        Arrays.asList(
            notice.id(),
            notice.alertId(),
            notice.recipient(),
            notice.kind(),
            notice.severity(),
            notice.subject(),
            notice.entries(),
            notice.from().atOffset(ZoneOffset.UTC),
            notice.to().atOffset(ZoneOffset.UTC),
            notice.traceparent(),
            state,
            reason));
  }

  private void publish(AlertNotice notice, String state, @Nullable String reason) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    DeliveryOutcome outcome = outcome(notice.id(), state, reason, now);
    EventEnvelope envelope = EventEnvelope.of(Ids.next(), SOURCE, outcome, notice.traceparent());
    outbox.append(
        OutboxMessage.event(
            Topics.NOTIFICATION_OUTCOMES, envelope.subject(), envelope, EventJson.write(outcome)));
    metrics.counter("mingce.deliveries", "rule", AlertNotice.RULE, "state", state).increment();
  }

  private static DeliveryOutcome outcome(
      UUID id, String state, @Nullable String reason, Instant now) {
    String staff = DeliveryOutcome.STAFF;
    return switch (state) {
      case "sent" -> new DeliverySent(id, AlertNotice.RULE, EMAIL, null, staff, null, now);
      case "suppressed" ->
          new DeliverySuppressed(id, AlertNotice.RULE, EMAIL, null, staff, reason, now);
      default -> new DeliveryFailed(id, AlertNotice.RULE, EMAIL, null, staff, reason, now);
    };
  }
}
