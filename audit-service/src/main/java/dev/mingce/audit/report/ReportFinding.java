package dev.mingce.audit.report;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One line of a report.
 *
 * @param actor who
 * @param roles their roles, as their last entry of the time has them
 * @param entries how many entries it rests on; denials count as often as they happened
 * @param customers how many different customers are concerned
 * @param reveals how many of the entries are reveals, for access-review
 * @param exports how many are exports, for access-review
 * @param denied how many were denied, for access-review
 * @param usual what is usual for them on a day, for reveal-volume; absent for somebody with fewer
 *     than five days of reveals before
 * @param score modified z-score, for reveal-volume
 * @param from the first entry, or the start of the day or hour
 * @param to the last entry, or the end of the day or hour
 */
@Schema(name = "AuditReportFinding")
public record ReportFinding(
    @Schema(examples = "li.na") String actor,
    @Nullable List<String> roles,
    @Schema(examples = "240") long entries,
    @Schema(examples = "231") long customers,
    @Nullable Long reveals,
    @Nullable Long exports,
    @Nullable Long denied,
    @Schema(examples = "12.0") @Nullable Double usual,
    @Schema(examples = "38.4") @Nullable Double score,
    Instant from,
    Instant to) {
  /** A finding that says no more than who, how many and when. */
  static ReportFinding of(String actor, long entries, long customers, Instant from, Instant to) {
    return new ReportFinding(
        actor, null, entries, customers, null, null, null, null, null, from, to);
  }
}
