package dev.mingce.dedup.quality.rules;

import dev.mingce.dedup.normalize.SubjectKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what the rules of one kind of customer say. */
final class Findings {

  private final SubjectKind kind;
  private final Map<String, Count> counts = new LinkedHashMap<>();
  private final List<RecordChecks.DatedCheck> dated = new ArrayList<>();

  Findings(SubjectKind kind) {
    this.kind = kind;
  }

  private static final class Count {
    private int applied;
    private final List<String> failed = new ArrayList<>();
  }

  /** A rule was asked about a place. */
  void check(String rule, String pointer, boolean holds) {
    if (!QualityRules.get(rule).kinds().contains(kind)) {
      return;
    }
    Count count = counts.computeIfAbsent(rule, any -> new Count());
    count.applied++;
    if (!holds) {
      count.failed.add(pointer);
    }
  }

  /** A rule about age has to look at a place. */
  void dated(String rule, String pointer, LocalDate since) {
    dated.add(new RecordChecks.DatedCheck(rule, pointer, since));
  }

  RecordChecks result() {
    List<RecordChecks.RuleCheck> checks = new ArrayList<>();
    counts.forEach(
        (rule, count) -> checks.add(new RecordChecks.RuleCheck(rule, count.applied, count.failed)));
    return new RecordChecks(checks, dated);
  }
}
