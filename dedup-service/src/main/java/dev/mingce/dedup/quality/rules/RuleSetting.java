package dev.mingce.dedup.quality.rules;

import org.jspecify.annotations.Nullable;

/**
 * How a rule counts.
 *
 * @param weight 0 to 100; 0 reports violations without a loss of points
 * @param maxAgeDays for rules about age, after how many days they break; else null
 * @param alertRate the share of violations, 0 to 1, above which somebody is told; null for never
 */
public record RuleSetting(
    boolean enabled, double weight, @Nullable Integer maxAgeDays, @Nullable Double alertRate) {}
