package dev.mingce.dedup.quality;

import dev.mingce.dedup.quality.QualityRows.Progress;
import dev.mingce.dedup.quality.RuleRows.Changed;
import dev.mingce.dedup.quality.rules.QualityRule;
import dev.mingce.dedup.quality.rules.QualityRules;
import dev.mingce.dedup.quality.rules.RuleSetting;
import dev.mingce.kit.audit.Administers;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.web.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules and how they count; a change is followed by all scores within seconds to minutes. */
@ApplicationScoped
class RuleService {

  private static final double MOST_WEIGHT = 100;
  private static final int OLDEST = 36_500;

  private final RuleRows rows;
  private final QualityRows scores;
  private final RuleSettingsService settings;

  RuleService(RuleRows rows, QualityRows scores, RuleSettingsService settings) {
    this.rows = rows;
    this.scores = scores;
    this.settings = settings;
  }

  @Transactional
  RuleList all() {
    Map<String, Changed> changes = rows.newest();
    long version = newest(changes);
    Progress progress = scores.progress(version);
    return new RuleList(
        version,
        progress.done(),
        progress.total(),
        QualityRules.all().stream().map(rule -> view(rule, changes.get(rule.id()))).toList());
  }

  @Transactional
  RuleView one(String id) {
    QualityRule rule = rule(id);
    return view(rule, rows.newest().get(id));
  }

  @Transactional
  @Administers(value = "quality-rule.changed", target = "quality-rule")
  RuleView change(String id, RuleInput input, long expected, String actor) {
    QualityRule rule = rule(id);
    Map<String, Changed> changes = rows.newest();
    RuleView before = view(rule, changes.get(id));
    ETags.check(expected, before.version());
    check(rule, input);
    RuleSetting setting =
        new RuleSetting(
            input.enabled() == null ? before.enabled() : input.enabled(),
            input.weight() == null ? before.weight() : input.weight(),
            input.maxAgeDays() == null ? before.maxAgeDays() : input.maxAgeDays(),
            input.alertRate() == null ? before.alertRate() : input.alertRate());
    Changed change = new Changed(id, newest(changes) + 1, setting);
    if (!rows.add(change, actor, Instant.now())) {
      // Another rule was changed at this moment; the caller's view of this one may still be right.
      throw new ProblemException(KitError.CONFLICT);
    }
    settings.forget();
    return view(rule, change);
  }

  private static QualityRule rule(String id) {
    return QualityRules.find(id).orElseThrow(ProblemException::notFound);
  }

  private static RuleView view(QualityRule rule, @Nullable Changed change) {
    return change == null
        ? RuleView.of(rule, 0, rule.setting())
        : RuleView.of(rule, change.version(), change.setting());
  }

  private static long newest(Map<String, Changed> changes) {
    return changes.values().stream().mapToLong(Changed::version).max().orElse(0);
  }

  private static void check(QualityRule rule, RuleInput input) {
    List<Violation> faults = new ArrayList<>();
    if (isOutside(input.weight(), MOST_WEIGHT)) {
      faults.add(Violation.at("/weight", "out-of-range", 0, 100));
    }
    if (isOutside(input.alertRate(), 1)) {
      faults.add(Violation.at("/alertRate", "out-of-range", 0, 1));
    }
    Integer age = input.maxAgeDays();
    if (age != null && (rule.maxAgeDays() == null || rule.maxAgeDays() == 0)) {
      faults.add(Violation.at("/maxAgeDays", "invalid-value"));
    } else if (age != null && (age < 1 || age > OLDEST)) {
      faults.add(Violation.at("/maxAgeDays", "out-of-range", 1, OLDEST));
    }
    if (!faults.isEmpty()) {
      throw new ProblemException(KitError.VALIDATION_FAILED, faults);
    }
  }

  // Not a number is outside, too.
  private static boolean isOutside(@Nullable Double value, double most) {
    return value != null && !(value >= 0 && value <= most);
  }
}
