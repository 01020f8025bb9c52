package dev.mingce.dedup.quality.rules;

import java.time.LocalDate;
import java.util.List;

/**
 * What all rules say of a record, whether they count or not, without a value of it: enough to score
 * it again when rules change or time passes.
 *
 * @param dated what breaks by age; judged on the day of scoring
 */
public record RecordChecks(List<RuleCheck> checks, List<DatedCheck> dated) {
  public RecordChecks {
    checks = List.copyOf(checks);
    dated = List.copyOf(dated);
  }

  /**
   * One rule.
   *
   * @param applied how often it was asked, at least 1
   * @param failed JSON Pointers of the places that break it
   */
  public record RuleCheck(String rule, int applied, List<String> failed) {
    public RuleCheck {
      failed = List.copyOf(failed);
    }
  }

  /**
   * One place whose age a rule looks at.
   *
   * @param since the day that the age is counted from
   */
  public record DatedCheck(String rule, String pointer, LocalDate since) {}

  /** The same after the record was looked at on a day. */
  public RecordChecks reviewed(LocalDate day) {
    return new RecordChecks(
        checks,
        dated.stream()
            .map(one ->
                one.rule().equals(RecordExaminer.REVIEWED)
                    ? new DatedCheck(one.rule(), one.pointer(), day)
                    : one)
            .toList());
  }
}
