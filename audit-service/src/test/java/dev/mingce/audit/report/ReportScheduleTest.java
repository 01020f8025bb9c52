package dev.mingce.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportScheduleTest {
  @ParameterizedTest
  @CsvSource({
    // 5 March 2026 is a Thursday.
    "DAILY, UTC, 2026-03-05T12:00:00Z, 2026-03-06T00:15:00Z, 2026-03-04T00:00:00Z, 2026-03-05T00:00:00Z",
    "WEEKLY, UTC, 2026-03-05T12:00:00Z, 2026-03-09T00:15:00Z, 2026-02-23T00:00:00Z, 2026-03-02T00:00:00Z",
    "MONTHLY, UTC, 2026-03-05T12:00:00Z, 2026-04-01T00:15:00Z, 2026-02-01T00:00:00Z, 2026-03-01T00:00:00Z",
    "DAILY, Asia/Shanghai, 2026-03-05T17:00:00Z, 2026-03-06T16:15:00Z, 2026-03-04T16:00:00Z,"
        + " 2026-03-05T16:00:00Z",
    "DAILY, UTC, 2026-03-05T00:14:59Z, 2026-03-05T00:15:00Z, 2026-03-04T00:00:00Z, 2026-03-05T00:00:00Z",
    "DAILY, UTC, 2026-03-05T00:15:00Z, 2026-03-06T00:15:00Z, 2026-03-04T00:00:00Z, 2026-03-05T00:00:00Z"
  })
  void isTakenAfterItsPeriodAndLooksAtTheWholeOne(
      ReportSchedule schedule, String zone, Instant now, Instant next, Instant from, Instant to) {
    ZoneId id = ZoneId.of(zone);

    assertThat(schedule.next(now, id)).isEqualTo(next);
    assertThat(schedule.before(now, id)).isEqualTo(new ReportSchedule.Period(from, to));
    assertThat(schedule.before(next, id).to()).isBefore(next);
  }

  @Test
  void withoutAScheduleIsNeverTaken() {
    assertThat(ReportSchedule.NONE.next(Instant.now(), ZoneId.of("UTC"))).isNull();
  }
}
