package dev.mingce.dedup.quality.rules;

import dev.mingce.dedup.quality.rules.RecordChecks.DatedCheck;
import dev.mingce.dedup.quality.rules.RecordChecks.RuleCheck;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a score of what the rules say.
 *
 * <p>A rule that was asked n times and broken f times passes to the share 1 - f/n, so that a third
 * phone number that is wrong costs a third of the rule. A dimension is the mean of its rules, and
 * the score that of all rules, both weighted by the rules' weights; a rule that had nothing to look
 * at counts nowhere. The score is 100 where no rule was asked.
 */
public final class QualityScorer {

  private static final String UNIQUE = "no-duplicate-suspected";
  private static final double WHOLE = 100;
  private static final double CENTS = 100;
  private static final double RATE = 10_000;

  private final RuleSettings settings;

  public QualityScorer(RuleSettings settings) {
    this.settings = settings;
  }

  private static final class Sum {
    private double weight;
    private double passed;
  }

  /**
   * Scores a record.
   *
   * @param duplicate whether another record is suspected to be the same customer
   * @param today the day on which age is judged
   */
  public QualityScore score(RecordChecks checks, boolean duplicate, LocalDate today) {
    List<RuleCheck> asked = new ArrayList<>();
    checks.checks().stream().filter(one -> isEnabled(one.rule())).forEach(asked::add);
    asked.addAll(aged(checks.dated(), today));
    if (isEnabled(UNIQUE)) {
      asked.add(new RuleCheck(UNIQUE, 1, duplicate ? List.of("") : List.of()));
    }
    double all = asked.stream().mapToDouble(one -> weight(one.rule())).sum();
    Map<Dimension, Sum> sums = new EnumMap<>(Dimension.class);
    List<QualityScore.Loss> losses = new ArrayList<>();
    double lost = 0;
    for (RuleCheck one : asked) {
      double weight = weight(one.rule());
      double failed = (double) one.failed().size() / one.applied();
      Sum sum = sums.computeIfAbsent(QualityRules.get(one.rule()).dimension(), any -> new Sum());
      sum.weight += weight;
      sum.passed += weight * (1 - failed);
      lost += weight * failed;
      for (String place : one.failed()) {
        double points = all == 0 ? 0 : WHOLE * weight / one.applied() / all;
        losses.add(new QualityScore.Loss(one.rule(), place, round(points, CENTS)));
      }
    }
    losses.sort(
        Comparator.comparingDouble(QualityScore.Loss::points)
            .reversed()
            .thenComparing(QualityScore.Loss::rule)
            .thenComparing(QualityScore.Loss::pointer));
    double score = all == 0 ? WHOLE : WHOLE * (1 - lost / all);
    return new QualityScore(round(score, CENTS), rates(sums), losses, nextDue(checks, today));
  }

  private List<RuleCheck> aged(List<DatedCheck> dated, LocalDate today) {
    Map<String, List<DatedCheck>> byRule = new LinkedHashMap<>();
    for (DatedCheck one : dated) {
      if (isEnabled(one.rule())) {
        byRule.computeIfAbsent(one.rule(), any -> new ArrayList<>()).add(one);
      }
    }
    List<RuleCheck> asked = new ArrayList<>();
    byRule.forEach((rule, places) ->
        asked.add(
            new RuleCheck(
                rule,
                places.size(),
                places.stream()
                    .filter(one -> !breaksOn(one).isAfter(today))
                    .map(DatedCheck::pointer)
                    .toList())));
    return asked;
  }

  private @Nullable LocalDate nextDue(RecordChecks checks, LocalDate today) {
    return checks.dated().stream()
        .filter(one -> isEnabled(one.rule()))
        .map(this::breaksOn)
        .filter(day -> day.isAfter(today))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  // The last good day is the one on which the allowed age is reached.
  private LocalDate breaksOn(DatedCheck one) {
    Integer days = settings.of(QualityRules.get(one.rule())).maxAgeDays();
    return one.since().plusDays((days == null ? 0 : days) + 1L);
  }

  private boolean isEnabled(String rule) {
    return QualityRules.find(rule).map(known -> settings.of(known).enabled()).orElse(false);
  }

  private double weight(String rule) {
    return settings.of(QualityRules.get(rule)).weight();
  }

  private static Map<String, Double> rates(Map<Dimension, Sum> sums) {
    Map<String, Double> rates = new LinkedHashMap<>();
    sums.forEach((dimension, sum) -> {
      if (sum.weight > 0) {
        rates.put(dimension.code(), round(sum.passed / sum.weight, RATE));
      }
    });
    return rates;
  }

  private static double round(double value, double parts) {
    return Math.round(value * parts) / parts;
  }
}
