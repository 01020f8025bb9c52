package dev.mingce.audit.report;

import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a report goes by; what is absent has its usual value.
 *
 * @param zone time zone of days and hours, by its name in the IANA database; UTC
 * @param atLeast how many make a finding: customers within an hour for mass-export (100), looks for
 *     out-of-hours (1), denials for repeated-denials (10), reveals of a day for reveal-volume (20)
 * @param startHour first hour of work, for out-of-hours (8)
 * @param endHour first hour after work (19)
 * @param historyDays how many days before are usual, for reveal-volume (28)
 * @param limit modified z-score above which a day is unusual, for reveal-volume (3.5)
 */
public record ReportParameters(
    @Schema(examples = "Asia/Shanghai") @Nullable String zone,
    @Schema(examples = "20") @Nullable Integer atLeast,
    @Schema(examples = "8") @Nullable Integer startHour,
    @Schema(examples = "19") @Nullable Integer endHour,
    @Schema(examples = "28") @Nullable Integer historyDays,
    @Schema(examples = "3.5") @Nullable Double limit) {
  /** Nothing but the usual values. */
  public static final ReportParameters USUAL =
      new ReportParameters(null, null, null, null, null, null);

  private static final int FIRST_HOUR = 8;
  private static final int LAST_HOUR = 19;
  private static final int HOURS = 24;
  private static final int HISTORY_DAYS = 28;
  private static final int MOST_HISTORY_DAYS = 366;
  private static final int MOST = 1_000_000;
  private static final double LIMIT = 3.5;
  private static final double HIGHEST_LIMIT = 1_000;

  /** Names every value that cannot be; 400. */
  ReportParameters checked() {
    List<Violation> violations = new ArrayList<>();
    try {
      zoneId();
    } catch (DateTimeException e) {
      violations.add(Violation.at("/parameters/zone", "invalid-value"));
    }
    range("atLeast", atLeast, 1, MOST, violations);
    range("startHour", startHour, 0, HOURS - 1, violations);
    range("endHour", endHour, 1, HOURS, violations);
    range("historyDays", historyDays, 1, MOST_HISTORY_DAYS, violations);
    if (firstHour() >= hourAfter()) {
      violations.add(Violation.at("/parameters/endHour", "invalid-value"));
    }
    if (limit != null && !(limit > 0 && limit <= HIGHEST_LIMIT)) {
      violations.add(Violation.at("/parameters/limit", "invalid-value"));
    }
    if (!violations.isEmpty()) {
      throw ProblemException.invalid(violations.toArray(Violation[]::new));
    }
    return this;
  }

  ZoneId zoneId() {
    return ZoneId.of(zone == null ? "UTC" : zone);
  }

  int atLeast(ReportKind kind) {
    if (atLeast != null) {
      return atLeast;
    }
    return switch (kind) {
      case ACCESS_REVIEW, OUT_OF_HOURS -> 1;
      case MASS_EXPORT -> 100;
      case REPEATED_DENIALS -> 10;
      case REVEAL_VOLUME -> 20;
    };
  }

  int firstHour() {
    return startHour == null ? FIRST_HOUR : startHour;
  }

  int hourAfter() {
    return endHour == null ? LAST_HOUR : endHour;
  }

  int history() {
    return historyDays == null ? HISTORY_DAYS : historyDays;
  }

  double scoreLimit() {
    return limit == null ? LIMIT : limit;
  }

  private static void range(
      String name, @Nullable Integer value, int least, int most, List<Violation> violations) {
    if (value != null && (value < least || value > most)) {
      violations.add(Violation.at("/parameters/" + name, "out-of-range", least, most));
    }
  }
}
