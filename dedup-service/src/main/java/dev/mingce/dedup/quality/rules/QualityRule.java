package dev.mingce.dedup.quality.rules;

import dev.mingce.dedup.normalize.SubjectKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it is delivered.
 *
 * @param id never reused for another meaning
 * @param severity as violations of events name it
 * @param kinds the kinds of customers that it is for
 * @param weight how much it counts unless somebody changed that, above 0
 * @param maxAgeDays for rules about age, after how many days they break; else null
 * @param field the field concerned, as a JSON Pointer without positions
 * @param english what it asks for
 * @param chinese the same
 */
public record QualityRule(
    String id,
    Dimension dimension,
    String severity,
    Set<SubjectKind> kinds,
    double weight,
    @Nullable Integer maxAgeDays,
    String field,
    String english,
    String chinese) {
  public QualityRule {
    kinds = Set.copyOf(kinds);
  }

  /** The setting that holds until somebody changes it. */
  public RuleSetting setting() {
    return new RuleSetting(true, weight, maxAgeDays, null);
  }
}
