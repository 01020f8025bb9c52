package dev.mingce.audit.report;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether every version of every customer has its entry.
 *
 * @param at when it was looked
 * @param customers how many customers have changes in the log
 * @param missing the versions that have none although a later one has
 * @param complete whether none is missing
 */
public record CompletenessReport(
    Instant at,
    @Schema(examples = "1000") long customers,
    List<Missing> missing,
    boolean complete) {
  public CompletenessReport {
    missing = List.copyOf(missing);
  }

  /**
   * A gap.
   *
   * @param fromVersion the first version that is missing
   * @param toVersion the last one before those that are there again
   * @param noticedAt when the log took the version after the gap
   */
  @Schema(name = "MissingVersions")
  public record Missing(
      String customerId,
      @Schema(examples = "3") long fromVersion,
      @Schema(examples = "3") long toVersion,
      Instant noticedAt) {}
}
