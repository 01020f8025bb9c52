package dev.mingce.notification.delivery;

import dev.mingce.events.DeliveryOutcome;
import dev.mingce.kit.Ids;
import dev.mingce.kit.Transactions;
import dev.mingce.notification.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Plans deliveries and takes back those that nobody should get any more. Works in the transaction
 * of the event that says so.
 */
@ApplicationScoped
public class PlanningService {
  private static final String PLAN =
      """
      INSERT INTO delivery (id, rule, channel, recipient_type, customer_id, other_id, decision_id,
        decision, probability, matched, traceparent)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (customer_id, other_id, rule) WHERE state <> 'suppressed' DO UPDATE SET
        version = delivery.version + 1, decision_id = excluded.decision_id,
        decision = excluded.decision, probability = excluded.probability,
        matched = excluded.matched, traceparent = excluded.traceparent, withdrawn_reason = NULL,
        state = CASE delivery.state WHEN 'failed' THEN 'planned' ELSE delivery.state END,
        attempts = CASE delivery.state WHEN 'failed' THEN 0 ELSE delivery.attempts END,
        reason = CASE delivery.state WHEN 'failed' THEN NULL ELSE delivery.reason END,
        due_at = CASE delivery.state WHEN 'failed' THEN now() ELSE delivery.due_at END,
        recipient_known = delivery.recipient_known AND delivery.state <> 'failed'
      WHERE delivery.state IN ('planned', 'leased', 'failed')\
      """;

  private final Database database;
  private final OutcomeService outcomes;

  PlanningService(Database database, OutcomeService outcomes) {
    this.database = database;
    this.outcomes = outcomes;
  }

  /**
   * Plans a message to the owner of either record. One that failed for good is tried anew; one that
   * was sent, or perhaps sent, is not repeated. Whom they belong to need not be known yet; one
   * person who owns both is told once, which is sorted out when the recipients are assigned.
   */
  public void plan(Finding finding) {
    Transactions.requireActive();
    plan(finding, finding.left(), finding.right());
    plan(finding, finding.right(), finding.left());
  }

  private void plan(Finding finding, UUID customerId, UUID otherId) {
    database.update(
        PLAN,
        Arrays.asList(
            Ids.next(),
            finding.rule().code(),
            Delivery.EMAIL,
            DeliveryOutcome.STAFF,
            customerId,
            otherId,
            finding.decisionId(),
            finding.decision(),
            finding.probability(),
            finding.matched(),
            finding.traceparent()));
  }

  /** Takes back what was planned for a decision. */
  public void withdraw(UUID decisionId, @Nullable String reason) {
    String why =
        reason == null || reason.isBlank() ? SuppressionReason.DECISION_WITHDRAWN.code() : reason;
    takeBack("decision_id = ?", List.of(decisionId), why);
  }

  /** Takes back what was planned about an erased customer. */
  public void withdrawErased(UUID customerId) {
    takeBack(
        "(customer_id = ? OR other_id = ?)",
        List.of(customerId, customerId),
        SuppressionReason.CUSTOMER_ERASED.code());
  }

  private void takeBack(String which, List<UUID> ids, String reason) {
    Transactions.requireActive();
    Object[] arguments = new Object[ids.size() + 1];
    arguments[0] = reason;
    System.arraycopy(ids.toArray(), 0, arguments, 1, ids.size());
    // One that is being sent may already be on its way: only a further attempt can still be
    // prevented.
    database.update(
        "UPDATE delivery SET withdrawn_reason = ?, version = version + 1 WHERE state = 'leased' AND "
            + which,
        List.of(arguments));
    database
        .query(
            "UPDATE delivery SET state = 'suppressed', reason = ?, version = version + 1"
                + " WHERE state = 'planned' AND "
                + which
                + " RETURNING *",
            Delivery::read,
            List.of(arguments))
        .forEach(delivery -> outcomes.suppressed(delivery, reason, Instant.now()));
  }
}
