package dev.mingce.customer.dryrun;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a standard would refuse among the records that the caller may see.
 *
 * @param standardVersion of the draft when it was tried out
 * @param looked records looked at so far
 * @param refused how many of them would be refused
 */
public record DryRunReport(
    UUID jobId,
    @Schema(enumeration = {"queued", "running", "done", "failed", "cancelled"}) String state,
    UUID standardId,
    String standard,
    long standardVersion,
    long looked,
    long refused,
    List<RuleCount> rules,
    List<SourceCount> sources,
    List<UnitCount> units,
    List<Cell> counts,
    List<Sample> samples) {
  public DryRunReport {
    rules = List.copyOf(rules);
    sources = List.copyOf(sources);
    units = List.copyOf(units);
    counts = List.copyOf(counts);
    samples = List.copyOf(samples);
  }

  /** Records that break one rule. */
  public record RuleCount(String path, String code, long records) {}

  /** Breaks of rules by values of one source: a record counts once for each rule. */
  public record SourceCount(String source, long breaks) {}

  /** Records of one owner unit that would be refused. */
  public record UnitCount(String unit, long records) {}

  /** Records that break one rule, of one source and one unit. */
  public record Cell(String path, String code, String source, String unit, long records) {}

  /**
   * A record that would be refused.
   *
   * @param version that was looked at
   * @param changedSince whether there is another version by now, whose values these are
   */
  public record Sample(
      UUID customerId,
      long version,
      boolean changedSince,
      String unit,
      String source,
      List<SampleFault> faults) {
    public Sample {
      faults = List.copyOf(faults);
    }
  }

  /**
   * What is wrong with it.
   *
   * @param value masked; absent where there is none
   */
  public record SampleFault(String pointer, String code, String message, @Nullable String value) {}
}
