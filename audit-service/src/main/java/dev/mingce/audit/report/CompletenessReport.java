package dev.mingce.audit.report;

import dev.mingce.audit.digest.SourceState;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether every version of every customer has its entry.
 *
 * @param at when it was looked
 * @param customers how many customers have changes in the log
 * @param missing the versions that have none although a later one has
 * @param sources how far each source is known to be complete, by what it says that it sent: finds
 *     also what is missing at the end, after which no later version came
 * @param complete whether none is missing, and no digest of a source differs or is missing
 */
public record CompletenessReport(
    Instant at,
    @Schema(examples = "1000") long customers,
    List<Missing> missing,
    List<SourceState> sources,
    boolean complete) {
  public CompletenessReport {
    missing = List.copyOf(missing);
    sources = List.copyOf(sources);
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
