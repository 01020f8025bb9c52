package dev.mingce.audit.report;

import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How often a report is taken. Each time is that of the whole day, week or month before. */
public enum ReportSchedule {
  NONE,
  DAILY,
  WEEKLY,
  MONTHLY;

  // What happened just before midnight may be on its way.
  private static final Duration LAG = Duration.ofMinutes(15);

  /**
   * A time that a report looks at.
   *
   * @param from its start
   * @param to its end, not itself in it
   */
  public record Period(Instant from, Instant to) {}

  /** The word in JSON and in the database. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The schedule of that word, none without one; 400 for any other. */
  static ReportSchedule of(@Nullable String code) {
    for (ReportSchedule schedule : values()) {
      if (schedule.code().equals(code == null ? "none" : code)) {
        return schedule;
      }
    }
    throw ProblemException.invalid(Violation.at("/schedule", "invalid-value"));
  }

  /** When it is taken the next time after a moment; absent where it never is. */
  @Nullable Instant next(Instant after, ZoneId zone) {
    if (this == NONE) {
      return null;
    }
    // Its own lag earlier, so that a moment within the lag still has this boundary before it.
    LocalDate today = after.minus(LAG).atZone(zone).toLocalDate();
    LocalDate start = plus(start(today), 1);
    return start.atStartOfDay(zone).toInstant().plus(LAG);
  }

  /** The last whole day, week or month before a moment; a day where there is no schedule. */
  Period before(Instant moment, ZoneId zone) {
    LocalDate end = start(moment.atZone(zone).toLocalDate());
    return new Period(
        plus(end, -1).atStartOfDay(zone).toInstant(), end.atStartOfDay(zone).toInstant());
  }

  private LocalDate start(LocalDate day) {
    return switch (this) {
      case NONE, DAILY -> day;
      case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTHLY -> day.withDayOfMonth(1);
    };
  }

  private LocalDate plus(LocalDate day, int count) {
    return switch (this) {
      case NONE, DAILY -> day.plusDays(count);
      case WEEKLY -> day.plusWeeks(count);
      case MONTHLY -> day.plusMonths(count);
    };
  }
}
