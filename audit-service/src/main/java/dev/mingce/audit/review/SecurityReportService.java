package dev.mingce.audit.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mingce.audit.log.EntryLogService;
import dev.mingce.audit.log.Outcome;
import dev.mingce.audit.log.OwnReadsService;
import dev.mingce.audit.log.Target;
import dev.mingce.audit.tree.LeafHash;
import dev.mingce.events.Actor;
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
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps security reports, and records each in the log with the hashes of what it says. */
@ApplicationScoped
public class SecurityReportService {
  private static final String OPERATION = "POST /v1/audit/reports/security";
  private static final String LISTING = "security-reports";
  private static final int ACCEPTED = 202;
  private static final Duration LONGEST = Duration.ofDays(366);

  private final SecurityReportTable reports;
  private final EntryLogService log;
  private final OwnReadsService reads;
  private final Idempotency idempotency;
  private final Cursors cursors;
  private final ObjectMapper json;

  SecurityReportService(
      SecurityReportTable reports,
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
  public record Requested(SecurityReport report, boolean replayed) {}

  /** Asks for a report, once for each idempotency key. */
  @Transactional
  public Requested request(
      Caller caller, @Nullable SecurityReportInput input, @Nullable String key, byte[] digest) {
    IdempotentRequest request = IdempotentRequest.of(caller.subject(), OPERATION, key, digest);
    if (input == null) {
      throw ProblemException.invalid(Violation.at("", "body-required"));
    }
    Instant from = instant("/from", input.from());
    Instant to = instant("/to", input.to());
    if (!to.isAfter(from) || Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw ProblemException.invalid(Violation.at("/to", "invalid-value"));
    }
    Optional<StoredAnswer> earlier = idempotency.begin(request);
    if (earlier.isPresent()) {
      UUID known = UUID.fromString(String.valueOf(earlier.get().body()));
      return new Requested(reports.find(known).orElseThrow(ProblemException::notFound), true);
    }
    UUID id = Ids.next();
    reports.insert(id, from, to, caller.subject(), Instant.now().truncatedTo(ChronoUnit.MICROS));
    idempotency.complete(request, new StoredAnswer(ACCEPTED, Map.of(), null, id.toString()));
    return new Requested(reports.find(id).orElseThrow(ProblemException::notFound), false);
  }

  /** Asks for the report of the month before, where it is not there. */
  @Transactional
  public void requestDue(Instant now) {
    YearMonth month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
    Instant to = month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    Instant from = month.minusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    reports.insert(Ids.next(), from, to, "schedule", now.truncatedTo(ChronoUnit.MICROS));
  }

  /** Takes one that is to be made. */
  @Transactional
  public Optional<SecurityReport> claim() {
    return reports.claim();
  }

  /** Keeps what a report says, and records it with its hashes in the same transaction. */
  @Transactional
  public void finish(SecurityReport report, SecurityReportContent content) {
    byte[] bytes = bytes(content);
    byte[] pdf = SecurityReportPdf.of(content);
    reports.finish(report.id(), bytes, pdf);
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    details.put("from", report.from().toString()).put("to", report.to().toString());
    details.put("requestedBy", report.requestedBy());
    details.put("jsonSha256", hash(bytes)).put("pdfSha256", hash(pdf));
    details.put("intact", content.integrity().intact());
    details.put("treeSize", content.integrity().treeSize());
    log.appendOwn(
        Actor.system("security-report"),
        "audit.security-report",
        new Target(Target.REPORT, report.id().toString(), null, null),
        details);
  }

  /** Gives a report back that could not be made. */
  @Transactional
  public void release(SecurityReport report) {
    reports.release(report.id());
  }

  /** One report, if there is one. */
  public Optional<SecurityReport> find(UUID id) {
    return reports.find(id);
  }

  /** One page, newest first. */
  public Page<SecurityReport> list(int limit, @Nullable String cursor) {
    UUID before =
        cursor == null
            ? null
            : Ids.parse(cursors.decode(LISTING, cursor).getFirst())
                .orElseThrow(() -> new ProblemException(KitError.INVALID_CURSOR));
    List<SecurityReport> found = reports.page(before, limit + 1);
    return Page.cut(found, limit, last -> cursors.encode(LISTING, List.of(last.id().toString())));
  }

  /** The JSON of a report that is done. Recorded before it is answered. */
  public Optional<byte[]> content(Caller caller, UUID id) {
    return recorded(caller, id, "json", reports.content(id));
  }

  /** The PDF of a report that is done. Recorded before it is answered. */
  public Optional<byte[]> pdf(Caller caller, UUID id) {
    return recorded(caller, id, "pdf", reports.pdf(id));
  }

  private Optional<byte[]> recorded(Caller caller, UUID id, String form, Optional<byte[]> found) {
    reads.record(
        caller,
        "audit.export",
        found.isPresent() ? Outcome.DONE : Outcome.FAILED,
        new Target(Target.REPORT, id.toString(), null, null),
        JsonNodeFactory.instance.objectNode().put("form", form));
    return found;
  }

  private byte[] bytes(SecurityReportContent content) {
    try {
      return json.writeValueAsBytes(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report is always JSON", e);
    }
  }

  private static String hash(byte[] bytes) {
    return Base64.getEncoder().encodeToString(LeafHash.sha256(bytes));
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
