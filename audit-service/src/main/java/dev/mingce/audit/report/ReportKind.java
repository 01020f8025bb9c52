package dev.mingce.audit.report;

import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a saved report looks for. */
public enum ReportKind {
  /** What everybody did. */
  ACCESS_REVIEW,
  /** Who looked at many customers within an hour. */
  MASS_EXPORT,
  /** Who looked at customers when nobody works. */
  OUT_OF_HOURS,
  /** Who was refused again and again. */
  REPEATED_DENIALS,
  /** Who looked at many more customers than they usually do. */
  REVEAL_VOLUME;

  /** The word in JSON and in the database. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether what it finds is raised as an alert. */
  boolean raisesAlerts() {
    return this != ACCESS_REVIEW;
  }

  /** The kind of that word; 400 for any other. */
  static ReportKind of(@Nullable String code) {
    for (ReportKind kind : values()) {
      if (kind.code().equals(code)) {
        return kind;
      }
    }
    throw ProblemException.invalid(
        Violation.at("/kind", code == null ? "required" : "invalid-value"));
  }
}
