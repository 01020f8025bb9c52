package dev.mingce.customer.dryrun;

import dev.mingce.customer.standard.StandardDefinition;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A standard that is tried out.
 *
 * @param standardVersion of the draft when the job was queued
 * @param units whose records are looked at; {@code *} means all
 * @param position the last customer that is counted
 */
record DryRun(
    UUID jobId,
    UUID standardId,
    String standardName,
    long standardVersion,
    String kind,
    StandardDefinition definition,
    Set<String> units,
    @Nullable UUID position) {
  DryRun {
    units = Set.copyOf(units);
  }

  /** The units as a filter of customers. */
  @Nullable Set<String> onlyUnits() {
    return units.contains("*") ? null : units;
  }
}
