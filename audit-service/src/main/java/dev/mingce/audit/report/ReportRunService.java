package dev.mingce.audit.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mingce.audit.alert.AlertService;
import dev.mingce.audit.log.EntryLogService;
import dev.mingce.audit.log.Target;
import dev.mingce.events.Actor;
import dev.mingce.events.AuditAlertRaised;
import dev.mingce.kit.Ids;
import dev.mingce.kit.idempotency.Idempotency;
import dev.mingce.kit.idempotency.IdempotentRequest;
import dev.mingce.kit.idempotency.StoredAnswer;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes saved reports: on request, and when they are due. */
@ApplicationScoped
public class ReportRunService {
  private static final String OPERATION = "POST /v1/audit/reports/runs ";
  private static final int CREATED = 201;
  private static final Duration LONGEST = Duration.ofDays(366);

  private final SavedReportTable reports;
  private final ReportAnalysis analysis;
  private final AlertService alerts;
  private final EntryLogService log;
  private final Idempotency idempotency;
  private final ObjectMapper json;

  ReportRunService(
      SavedReportTable reports,
      ReportAnalysis analysis,
      AlertService alerts,
      EntryLogService log,
      Idempotency idempotency,
      ObjectMapper json) {
    this.reports = reports;
    this.analysis = analysis;
    this.alerts = alerts;
    this.log = log;
    this.idempotency = idempotency;
    this.json = json;
  }

  /**
   * What is answered.
   *
   * @param replayed whether it is the answer to an earlier request with the same key
   */
  public record Taken(ReportRun run, boolean replayed) {}

  /** Takes a report now, once for each idempotency key. */
  @Transactional
  public Taken run(
      Caller caller, UUID id, @Nullable RunInput input, @Nullable String key, byte[] bodyDigest) {
    IdempotentRequest request =
        IdempotentRequest.of(caller.subject(), OPERATION + id, key, bodyDigest);
    SavedReport report = reports.find(id).orElseThrow(ProblemException::notFound);
    ReportSchedule.Period period = period(report, input);
    Optional<StoredAnswer> earlier = idempotency.begin(request);
    try {
      if (earlier.isPresent()) {
        return new Taken(
            json.readValue(String.valueOf(earlier.get().body()), ReportRun.class), true);
      }
      ReportRun run = take(report, period, caller.subject(), caller.actor());
      idempotency.complete(
          request, new StoredAnswer(CREATED, Map.of(), null, json.writeValueAsString(run)));
      return new Taken(run, false);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a run is always JSON", e);
    }
  }

  /**
   * Takes the report that is due longest; of many instances, one. Should an instance vanish, it is
   * due as before.
   *
   * @return whether there was one
   */
  @Transactional
  public boolean runDue(Instant now) {
    Optional<SavedReport> due = reports.due(now);
    if (due.isEmpty()) {
      return false;
    }
    SavedReport report = due.get();
    ReportSchedule schedule = ReportSchedule.of(report.schedule());
    ReportSchedule.Period period = schedule.before(now, report.parameters().zoneId());
    take(report, period, "schedule", Actor.system("audit-reports"));
    reports.postpone(report.id(), schedule.next(now, report.parameters().zoneId()));
    return true;
  }

  private ReportRun take(
      SavedReport report, ReportSchedule.Period period, String requestedBy, Actor actor) {
    ReportKind kind = ReportKind.of(report.kind());
    List<ReportFinding> found = analysis.find(kind, report.parameters(), period);
    boolean more = found.size() > ReportAnalysis.MOST;
    ReportRun run =
        new ReportRun(
            Ids.next(),
            report.id(),
            report.kind(),
            report.parameters(),
            period.from(),
            period.to(),
            requestedBy,
            Instant.now().truncatedTo(ChronoUnit.MICROS),
            more ? found.subList(0, ReportAnalysis.MOST) : found,
            more);
    reports.insert(run);
    if (kind.raisesAlerts()) {
      run.findings().forEach(finding -> alert(run, finding));
    }
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    details.put("kind", run.kind()).put("run", run.id().toString());
    details.put("from", run.from().toString()).put("to", run.to().toString());
    details.put("findings", run.findings().size());
    log.appendOwn(
        actor,
        "audit.report-run",
        new Target(Target.REPORT, report.id().toString(), report.version(), null),
        details);
    return run;
  }

  private void alert(ReportRun run, ReportFinding finding) {
    alerts.raise(
        new AlertService.Finding(
            run.kind(),
            AuditAlertRaised.WARNING,
            finding.actor(),
            finding.entries(),
            finding.from(),
            finding.to(),
            run.id()));
  }

  private static ReportSchedule.Period period(SavedReport report, @Nullable RunInput input) {
    String from = input == null ? null : input.from();
    String to = input == null ? null : input.to();
    if (from == null && to == null) {
      return ReportSchedule.of(report.schedule())
          .before(Instant.now(), report.parameters().zoneId());
    }
    Instant start = instant("/from", from);
    Instant end = instant("/to", to);
    if (!end.isAfter(start) || Duration.between(start, end).compareTo(LONGEST) > 0) {
      throw ProblemException.invalid(Violation.at("/to", "invalid-value"));
    }
    return new ReportSchedule.Period(start, end);
  }

  private static Instant instant(String pointer, @Nullable String text) {
    if (text == null) {
      throw ProblemException.invalid(Violation.at(pointer, "required"));
    }
    try {
      Instant instant = Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
      // PostgreSQL ends in the year 294276, Java much later.
      if (Math.abs(instant.getEpochSecond()) < 4_000_000_000_000L) {
        return instant;
      }
    } catch (DateTimeException e) {
      // Answered below, without the text.
    }
    throw ProblemException.invalid(Violation.at(pointer, "invalid-value"));
  }
}
