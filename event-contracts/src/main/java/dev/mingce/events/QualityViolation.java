package dev.mingce.events;

import java.util.Set;

/**
 * A quality rule that a record breaks, without the value that breaks it.
 *
 * @param rule code of the rule
 * @param field JSON Pointer of the field concerned
 * @param dimension quality dimension that it counts against
 * @param severity {@link #ERROR}, {@link #WARNING} or {@link #INFO}
 */
public record QualityViolation(String rule, String field, String dimension, String severity) {
  /** The record must not stay like this. */
  public static final String ERROR = "error";

  /** The record should be better. */
  public static final String WARNING = "warning";

  /** Worth knowing. */
  public static final String INFO = "info";

  private static final Set<String> SEVERITIES = Set.of(ERROR, WARNING, INFO);

  /** Checks that all is there. */
  public QualityViolation {
    Require.text(rule, "violations.rule");
    Require.present(field, "violations.field");
    Require.text(dimension, "violations.dimension");
    Require.oneOf(severity, SEVERITIES, "violations.severity");
  }
}
