package dev.mingce.audit.report;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a report found at one time.
 *
 * @param parameters what it went by then
 * @param from start of the time that it looked at
 * @param to end of it
 * @param requestedBy who asked for it; {@code schedule} where nobody did
 * @param findings at most 1,000
 * @param more whether there were more
 */
@Schema(name = "AuditReportRun")
public record ReportRun(
    UUID id,
    UUID reportId,
    @Schema(examples = "reveal-volume") String kind,
    ReportParameters parameters,
    Instant from,
    Instant to,
    @Schema(examples = "zhao.min") String requestedBy,
    Instant at,
    List<ReportFinding> findings,
    boolean more) {
  public ReportRun {
    findings = List.copyOf(findings);
  }
}
