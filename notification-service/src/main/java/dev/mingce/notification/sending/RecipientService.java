package dev.mingce.notification.sending;

import dev.mingce.kit.observe.Traces;
import dev.mingce.notification.Database;
import dev.mingce.notification.delivery.Delivery;
import dev.mingce.notification.delivery.OutcomeService;
import dev.mingce.notification.delivery.SuppressionReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says who gets a planned delivery. Decisions and owners come on topics that are not ordered
 * against each other, so this happens here and not when either arrives: whichever comes last, both
 * are seen.
 */
@ApplicationScoped
public class RecipientService {
  private static final int BATCH = 100;

  private final Database database;
  private final OutcomeService outcomes;
  private final SenderSettings settings;

  RecipientService(Database database, OutcomeService outcomes, SenderSettings settings) {
    this.database = database;
    this.outcomes = outcomes;
    this.settings = settings;
  }

  private record Assignment(
      Delivery delivery, @Nullable String unit, @Nullable String user, boolean erased) {}

  /**
   * Assigns what can be assigned and gives up what waited too long; answers how many it dealt with.
   */
  @Transactional
  public int assign() {
    // One instance at a time: two could give the two messages of one pair to the same person.
    boolean mine =
        database
            .query(
                "SELECT pg_try_advisory_xact_lock(hashtext('mingce.delivery.assign'))",
                row -> row.getBoolean(1),
                List.of())
            .getFirst();
    return mine ? assignKnown() + giveUpUnknown() : 0;
  }

  private int assignKnown() {
    List<Assignment> known =
        database.query(
            """
            SELECT d.*, o.owner_unit, o.owner_user,
              'erased' IN (coalesce(o.status, ''), coalesce(x.status, '')) AS erased
            FROM delivery d LEFT JOIN customer_owner o ON o.customer_id = d.customer_id
              LEFT JOIN customer_owner x ON x.customer_id = d.other_id
            WHERE d.state = 'planned' AND NOT d.recipient_known
              AND (o.customer_id IS NOT NULL OR x.status = 'erased')
            ORDER BY d.id LIMIT ? FOR UPDATE OF d\
            """,
            row ->
                new Assignment(
                    Delivery.read(row),
                    row.getString("owner_unit"),
                    row.getString("owner_user"),
                    row.getBoolean("erased")),
            List.of(BATCH));
    known.forEach(this::assign);
    return known.size();
  }

  private void assign(Assignment assignment) {
    Delivery delivery = assignment.delivery();
    if (assignment.erased()) {
      // The decision came after the erasure; nobody is told of somebody who is not there any more.
      suppress(delivery, assignment.unit(), SuppressionReason.CUSTOMER_ERASED.code());
      return;
    }
    @Nullable String user = assignment.user();
    if (user == null || user.isBlank()) {
      suppress(delivery, assignment.unit(), SuppressionReason.NO_RECIPIENT.code());
      return;
    }
    int assigned =
        database.update(
            """
            UPDATE delivery d SET recipient_known = true, recipient_unit = ?, recipient_user = ?,
              version = version + 1
            WHERE id = ? AND NOT EXISTS (
              SELECT FROM delivery s WHERE s.customer_id = d.other_id AND s.other_id = d.customer_id
                AND s.rule = d.rule AND s.recipient_user = ? AND s.state <> 'suppressed')\
            """,
            Arrays.asList(assignment.unit(), user, delivery.id(), user));
    if (assigned == 0) {
      // This person is told about the pair already: the two messages were always one.
      database.update("DELETE FROM delivery WHERE id = ?", List.of(delivery.id()));
    }
  }

  private int giveUpUnknown() {
    List<Delivery> unknown =
        database.query(
            """
            SELECT * FROM delivery WHERE state = 'planned' AND NOT recipient_known
              AND created_at < now() - make_interval(secs => ?)
            ORDER BY created_at LIMIT ? FOR UPDATE\
            """,
            Delivery::read,
            List.of((double) settings.ownerWait().toSeconds(), BATCH));
    unknown.forEach(delivery -> suppress(delivery, null, SuppressionReason.OWNER_UNKNOWN.code()));
    return unknown.size();
  }

  private void suppress(Delivery delivery, @Nullable String unit, String reason) {
    UUID id = delivery.id();
    database.update(
        """
        UPDATE delivery SET state = 'suppressed', reason = ?, recipient_unit = ?,
          version = version + 1 WHERE id = ?\
        """,
        Arrays.asList(reason, unit, id));
    Traces.consuming(
        "delivery suppressed",
        delivery.traceparent(),
        () -> outcomes.suppressed(delivery, reason, Instant.now()));
  }
}
