package dev.mingce.audit.alert;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mingce.audit.log.EntryLogService;
import dev.mingce.audit.log.Outcome;
import dev.mingce.audit.log.OwnReadsService;
import dev.mingce.audit.log.Target;
import dev.mingce.events.Actor;
import dev.mingce.events.AuditAlertRaised;
import dev.mingce.events.EventEnvelope;
import dev.mingce.events.EventJson;
import dev.mingce.events.Topics;
import dev.mingce.kit.Ids;
import dev.mingce.kit.outbox.Outbox;
import dev.mingce.kit.outbox.OutboxMessage;
import dev.mingce.kit.paging.Cursors;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.Caller;
import dev.mingce.kit.web.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Raises alerts, tells notification-service, and keeps who looked at them. */
@ApplicationScoped
public class AlertService {
  private static final String SOURCE = "/mingce/audit-service";
  private static final int LONGEST_NOTE = 500;

  // It goes into the log, which cannot forget: no number and no address of a person.
  private static final Pattern PERSONAL = Pattern.compile("@|(\\d[ .-]?){6,}");

  private final AlertTable alerts;
  private final EntryLogService log;
  private final OwnReadsService reads;
  private final Outbox outbox;
  private final Cursors cursors;

  AlertService(
      AlertTable alerts,
      EntryLogService log,
      OwnReadsService reads,
      Outbox outbox,
      Cursors cursors) {
    this.alerts = alerts;
    this.log = log;
    this.reads = reads;
    this.outbox = outbox;
    this.cursors = cursors;
  }

  /**
   * What was found.
   *
   * @param kind which look found it
   * @param severity one of {@link AuditAlertRaised}
   * @param subject actor or source that it is about, if it is one
   * @param entries how many entries it rests on
   * @param from start of the time that was looked at, in microseconds
   * @param to end of it
   * @param runId the run of a report that found it
   */
  public record Finding(
      String kind,
      String severity,
      @Nullable String subject,
      long entries,
      Instant from,
      Instant to,
      @Nullable UUID runId) {}

  /**
   * Raises an alert in the current transaction, unless the same was raised before: same kind, same
   * subject, same time.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void raise(Finding finding) {
    UUID id = Ids.next();
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    if (!alerts.insert(id, finding, now)) {
      return;
    }
    AuditAlertRaised event =
        new AuditAlertRaised(
            id,
            finding.kind(),
            finding.severity(),
            finding.subject(),
            finding.entries(),
            finding.from(),
            finding.to(),
            now);
    EventEnvelope envelope = EventEnvelope.of(Ids.next(), SOURCE, event, null);
    outbox.append(
        OutboxMessage.event(
            Topics.AUDIT_ALERTS, envelope.subject(), envelope, EventJson.write(event)));
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    details.put("kind", finding.kind()).put("severity", finding.severity());
    details.put("entries", finding.entries());
    details.put("from", finding.from().toString()).put("to", finding.to().toString());
    if (finding.subject() != null) {
      details.put("subject", finding.subject());
    }
    log.appendOwn(
        Actor.system("audit-alerts"),
        "audit.alert-raised",
        new Target(Target.ALERT, id.toString(), 1L, null),
        details);
  }

  /** Those that were raised within a time, oldest first. */
  public List<Alert> raised(Instant from, Instant to, int limit) {
    return alerts.raised(from, to, limit);
  }

  /** One page, newest first. Recorded. */
  public Page<Alert> list(Caller caller, boolean openOnly, int limit, @Nullable String cursor) {
    String listing = "audit-alerts " + openOnly;
    UUID before =
        cursor == null
            ? null
            : Ids.parse(cursors.decode(listing, cursor).getFirst())
                .orElseThrow(() -> new ProblemException(KitError.INVALID_CURSOR));
    List<Alert> found = alerts.page(openOnly, before, limit + 1);
    Page<Alert> page =
        Page.cut(found, limit, last -> cursors.encode(listing, List.of(last.id().toString())));
    reads.record(
        caller,
        OwnReadsService.READ,
        Outcome.DONE,
        new Target(Target.ALERT, null, null, null),
        JsonNodeFactory.instance.objectNode().put("count", page.items().size()));
    return page;
  }

  /** One alert. Recorded, also when there is none. */
  public Optional<Alert> find(Caller caller, UUID id) {
    Optional<Alert> found = alerts.find(id);
    reads.record(
        caller,
        OwnReadsService.READ,
        found.isPresent() ? Outcome.DONE : Outcome.FAILED,
        new Target(Target.ALERT, id.toString(), null, null),
        JsonNodeFactory.instance.objectNode().put("count", found.isPresent() ? 1 : 0));
    return found;
  }

  /**
   * Keeps that somebody looked at an alert, and says so in the log.
   *
   * @throws ProblemException 404 when there is none such, 400 without a note that may be kept for
   *     ever, 428 and 412 by the version
   */
  @Transactional
  public Alert review(
      Caller caller, UUID id, @Nullable String ifMatch, @Nullable AlertReview review) {
    Alert alert = alerts.find(id).orElseThrow(ProblemException::notFound);
    String note = note(review);
    ETags.check(ETags.required(ifMatch), alert.version());
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    if (!alerts.review(id, alert.version(), caller.subject(), now, note)) {
      throw ETags.stale(alert.version() + 1);
    }
    log.appendOwn(
        caller.actor(),
        "audit.alert-reviewed",
        new Target(Target.ALERT, id.toString(), alert.version() + 1, null),
        JsonNodeFactory.instance.objectNode().put("note", note));
    return alerts.find(id).orElseThrow(ProblemException::notFound);
  }

  private static String note(@Nullable AlertReview review) {
    String note = review == null ? null : review.note();
    if (note == null || note.isBlank()) {
      throw ProblemException.invalid(Violation.at("/note", "required"));
    }
    if (note.length() > LONGEST_NOTE) {
      throw ProblemException.invalid(Violation.at("/note", "too-long", LONGEST_NOTE));
    }
    if (PERSONAL.matcher(note).find()) {
      throw ProblemException.invalid(Violation.at("/note", "invalid-value"));
    }
    return note.strip();
  }
}
