package dev.mingce.audit.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mingce.audit.log.EntryLogService;
import dev.mingce.audit.log.Outcome;
import dev.mingce.audit.log.OwnReadsService;
import dev.mingce.audit.log.Target;
import dev.mingce.kit.Ids;
import dev.mingce.kit.idempotency.Idempotency;
import dev.mingce.kit.idempotency.IdempotentRequest;
import dev.mingce.kit.idempotency.StoredAnswer;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps which looks at the log are taken again and again. Every change is itself recorded. */
@ApplicationScoped
public class SavedReportService {
  private static final String OPERATION = "POST /v1/audit/reports";
  private static final String LISTING = "audit-saved-reports";
  private static final int LONGEST_NAME = 100;
  private static final int CREATED = 201;

  private final SavedReportTable reports;
  private final EntryLogService log;
  private final OwnReadsService reads;
  private final Idempotency idempotency;
  private final Cursors cursors;
  private final ObjectMapper json;

  SavedReportService(
      SavedReportTable reports,
      EntryLogService log,
      OwnReadsService reads,
      Idempotency idempotency,
      Cursors cursors,
      ObjectMapper json) {
    this.reports = reports;
    this.log = log;
    this.reads = reads;
    this.idempotency = idempotency;
    this.cursors = cursors;
    this.json = json;
  }

  /**
   * What is answered.
   *
   * @param replayed whether it is the answer to an earlier request with the same key
   */
  public record Saved(SavedReport report, boolean replayed) {}

  /** Saves a report, once for each idempotency key. */
  @Transactional
  public Saved create(
      Caller caller, @Nullable ReportInput input, @Nullable String key, byte[] bodyDigest) {
    IdempotentRequest request = IdempotentRequest.of(caller.subject(), OPERATION, key, bodyDigest);
    SavedReport report = report(Ids.next(), 1, input, caller.subject(), null);
    Optional<StoredAnswer> earlier = idempotency.begin(request);
    try {
      if (earlier.isPresent()) {
        return new Saved(
            json.readValue(String.valueOf(earlier.get().body()), SavedReport.class), true);
      }
      reports.insert(report);
      record(caller, "audit.report-saved", report);
      idempotency.complete(
          request, new StoredAnswer(CREATED, Map.of(), null, json.writeValueAsString(report)));
      return new Saved(report, false);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report is always JSON", e);
    }
  }

  /** Replaces a report; 404, 428, 412. */
  @Transactional
  public SavedReport replace(
      Caller caller, UUID id, @Nullable String ifMatch, @Nullable ReportInput input) {
    SavedReport current = current(id, ifMatch);
    SavedReport next =
        report(id, current.version() + 1, input, current.createdBy(), current.createdAt());
    if (!reports.replace(next)) {
      throw ETags.stale(current.version() + 1);
    }
    record(caller, "audit.report-changed", next);
    return next;
  }

  /** Removes a report; what it found stays. */
  @Transactional
  public void delete(Caller caller, UUID id, @Nullable String ifMatch) {
    SavedReport current = current(id, ifMatch);
    if (!reports.delete(id, current.version())) {
      throw ETags.stale(current.version() + 1);
    }
    record(caller, "audit.report-removed", current);
  }

  /** One report, if there is one. */
  public Optional<SavedReport> find(UUID id) {
    return reports.find(id);
  }

  /** One page, newest first. */
  public Page<SavedReport> list(int limit, @Nullable String cursor) {
    List<SavedReport> found = reports.page(position(LISTING, cursor), limit + 1);
    return Page.cut(found, limit, last -> next(LISTING, last.id()));
  }

  /** What a report found, newest first. Recorded, as it tells of entries. */
  public Page<ReportRun> runs(Caller caller, UUID report, int limit, @Nullable String cursor) {
    String listing = "audit-report-runs " + report;
    List<ReportRun> found = reports.runs(report, position(listing, cursor), limit + 1);
    Page<ReportRun> page = Page.cut(found, limit, last -> next(listing, last.id()));
    recordRead(caller, report, page.items().size());
    return page;
  }

  /** One of them. Recorded, also when there is none. */
  public Optional<ReportRun> run(Caller caller, UUID report, UUID id) {
    Optional<ReportRun> found = reports.findRun(report, id);
    recordRead(caller, report, found.isPresent() ? 1 : 0);
    return found;
  }

  private void recordRead(Caller caller, UUID report, int count) {
    reads.record(
        caller,
        OwnReadsService.READ,
        Outcome.DONE,
        new Target(Target.REPORT, report.toString(), null, null),
        JsonNodeFactory.instance.objectNode().put("count", count));
  }

  private SavedReport current(UUID id, @Nullable String ifMatch) {
    long expected = ETags.required(ifMatch);
    SavedReport current = reports.find(id).orElseThrow(ProblemException::notFound);
    ETags.check(expected, current.version());
    return current;
  }

  private static SavedReport report(
      UUID id, long version, @Nullable ReportInput input, String by, @Nullable Instant created) {
    if (input == null) {
      throw ProblemException.invalid(Violation.at("", "body-required"));
    }
    String name = input.name();
    if (name == null || name.isBlank()) {
      throw ProblemException.invalid(Violation.at("/name", "required"));
    }
    if (name.length() > LONGEST_NAME) {
      throw ProblemException.invalid(Violation.at("/name", "too-long", LONGEST_NAME));
    }
    ReportKind kind = ReportKind.of(input.kind());
    ReportSchedule schedule = ReportSchedule.of(input.schedule());
    ReportParameters parameters =
        (input.parameters() == null ? ReportParameters.USUAL : input.parameters()).checked();
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    return new SavedReport(
        id,
        version,
        name.strip(),
        kind.code(),
        parameters,
        schedule.code(),
        schedule.next(now, parameters.zoneId()),
        by,
        created == null ? now : created,
        now);
  }

  // Not the name: it is free text, and the log cannot forget.
  private void record(Caller caller, String action, SavedReport report) {
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    details.put("kind", report.kind()).put("schedule", report.schedule());
    log.appendOwn(
        caller.actor(),
        action,
        new Target(Target.REPORT, report.id().toString(), report.version(), null),
        details);
  }

  private String next(String listing, UUID last) {
    return cursors.encode(listing, List.of(last.toString()));
  }

  private @Nullable UUID position(String listing, @Nullable String cursor) {
    return cursor == null
        ? null
        : Ids.parse(cursors.decode(listing, cursor).getFirst())
            .orElseThrow(() -> new ProblemException(KitError.INVALID_CURSOR));
  }
}
