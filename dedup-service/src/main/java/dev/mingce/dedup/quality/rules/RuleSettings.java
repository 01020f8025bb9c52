package dev.mingce.dedup.quality.rules;

import java.util.Map;

/**
 * How all rules count.
 *
 * @param version number of the last change of a setting, 0 before the first
 */
public record RuleSettings(long version, Map<String, RuleSetting> byRule) {
  /**
   * Changes whenever delivered rules or their checks do, so that stored checks can be told apart.
   */
  public static final int CATALOGUE = 1;

  public RuleSettings {
    byRule = Map.copyOf(byRule);
  }

  /** The settings as delivered. */
  public static RuleSettings delivered() {
    return new RuleSettings(0, Map.of());
  }

  /** The setting of a rule. */
  public RuleSetting of(QualityRule rule) {
    RuleSetting changed = byRule.get(rule.id());
    return changed == null ? rule.setting() : changed;
  }

  /** The version as events name it. */
  public String name() {
    return CATALOGUE + "." + version;
  }
}
