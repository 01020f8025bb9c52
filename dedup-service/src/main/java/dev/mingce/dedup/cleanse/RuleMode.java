package dev.mingce.dedup.cleanse;

import dev.mingce.dedup.cleanse.repair.RepairRule;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What happens to the repairs of a rule. */
enum RuleMode {
  /** Applied without a person looking; a person can undo it. */
  AUTOMATIC,
  /** Proposed to people. */
  MANUAL,
  /** Not proposed. */
  OFF;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<RuleMode> find(String code) {
    return Arrays.stream(values()).filter(mode -> mode.code().equals(code)).findFirst();
  }

  static RuleMode delivered(RepairRule rule) {
    return rule.isAutomatic() ? AUTOMATIC : MANUAL;
  }
}
