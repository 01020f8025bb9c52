package dev.mingce.audit.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mingce.audit.digest.DigestService;
import dev.mingce.audit.digest.SourceState;
import dev.mingce.audit.log.Outcome;
import dev.mingce.audit.log.OwnReadsService;
import dev.mingce.audit.log.Target;
import dev.mingce.audit.query.AuditEntry;
import dev.mingce.audit.query.EntriesService;
import dev.mingce.kit.paging.Cursors;
import dev.mingce.kit.paging.Page;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reports over the log. Each is itself recorded before it is answered. */
@ApplicationScoped
public class ReportService {
  private static final int MOST_GAPS = 1_000;
  private static final int GRACE_SECONDS = 60;

  private final ReportReader reader;
  private final DigestService digests;
  private final ReportAnalysis analysis;
  private final OwnReadsService reads;
  private final Cursors cursors;

  ReportService(
      ReportReader reader,
      DigestService digests,
      ReportAnalysis analysis,
      OwnReadsService reads,
      Cursors cursors) {
    this.reader = reader;
    this.analysis = analysis;
    this.digests = digests;
    this.reads = reads;
    this.cursors = cursors;
  }

  /** Which versions of customers have no entry. */
  public CompletenessReport completeness(Caller caller) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    List<CompletenessReport.Missing> missing =
        reader.gaps(now.minusSeconds(GRACE_SECONDS), MOST_GAPS);
    long customers = reader.customers();
    record(caller, new Target(Target.AUDIT_LOG, null, null, null), missing.size());
    List<SourceState> sources = digests.states();
    boolean complete = missing.isEmpty() && sources.stream().allMatch(SourceState::whole);
    return new CompletenessReport(now, customers, missing, sources, complete);
  }

  /** Versions that have no entry. Not recorded: the caller says what it is for. */
  public List<CompletenessReport.Missing> missing() {
    return reader.gaps(Instant.now().minusSeconds(GRACE_SECONDS), MOST_GAPS);
  }

  /**
   * What everybody did within a time, those with most entries first, at most one more than 1,000.
   * Not recorded: the caller says what it is for.
   */
  public List<ReportFinding> access(Instant from, Instant to) {
    return analysis.find(
        ReportKind.ACCESS_REVIEW, ReportParameters.USUAL, new ReportSchedule.Period(from, to));
  }

  /** Who saw the data of a customer, newest first. */
  public Page<Disclosure> disclosures(
      Caller caller, UUID customer, int limit, @Nullable String cursor) {
    String listing = "audit-disclosures " + customer;
    List<ReportReader.Row> found =
        reader.disclosures(customer.toString(), position(listing, cursor), limit + 1);
    Page<ReportReader.Row> page =
        Page.cut(
            found,
            limit,
            last -> cursors.encode(listing, List.of(Long.toString(last.leafIndex()))));
    record(
        caller, new Target(Target.CUSTOMER, customer.toString(), null, null), page.items().size());
    return page.map(ReportService::disclosure);
  }

  private static Disclosure disclosure(ReportReader.Row row) {
    AuditEntry entry = EntriesService.content(row.leafIndex(), row.bytes());
    return new Disclosure(
        entry.id(),
        entry.leafIndex(),
        entry.at(),
        entry.action(),
        entry.actor().subject(),
        entry.actor().unit(),
        entry.purpose(),
        entry.changedFields());
  }

  private @Nullable Long position(String listing, @Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    List<String> position = cursors.decode(listing, cursor);
    if (position.size() != 1) {
      throw new ProblemException(KitError.INVALID_CURSOR);
    }
    return Long.valueOf(position.getFirst());
  }

  private void record(Caller caller, Target target, int count) {
    reads.record(
        caller,
        OwnReadsService.READ,
        Outcome.DONE,
        target,
        JsonNodeFactory.instance.objectNode().put("count", count));
  }
}
