package dev.mingce.kit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.events.AccessRefused;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalCountsTest {
  private static final Instant AT = Instant.parse("2026-03-04T05:06:07Z");

  private static RefusalCounts.Kind from(String network) {
    return new RefusalCounts.Kind("invalid-token", null, null, network);
  }

  @Test
  void countsTheSameKindTogether() {
    RefusalCounts counts = new RefusalCounts(AccessRefused.AUTHENTICATE, 10);

    counts.add(from("192.0.2.0/24"), AT.plusSeconds(2));
    counts.add(from("198.51.100.0/24"), AT);
    counts.add(from("192.0.2.0/24"), AT);

    assertThat(counts.drain())
        .containsExactly(
            new AccessRefused(
                "authenticate",
                "invalid-token",
                null,
                null,
                "192.0.2.0/24",
                2,
                AT,
                AT.plusSeconds(2)),
            new AccessRefused(
                "authenticate", "invalid-token", null, null, "198.51.100.0/24", 1, AT, AT));
    assertThat(counts.drain()).isEmpty();
  }

  @Test
  void tellsNoMoreKindsApartThanItMayAndLosesNone() {
    RefusalCounts counts = new RefusalCounts(AccessRefused.AUTHENTICATE, 3);

    for (int i = 0; i < 100_000; i++) {
      counts.add(from("10." + i / 256 + "." + i % 256 + ".0/24"), AT);
    }
    List<AccessRefused> drained = counts.drain();

    assertThat(drained).hasSize(4);
    assertThat(drained.getLast().reason()).isEqualTo("overflow");
    assertThat(drained.getLast().callerNetwork()).isNull();
    assertThat(drained.stream().mapToLong(AccessRefused::count).sum()).isEqualTo(100_000);
  }

  @Test
  void takesBackWhatCouldNotBeRecorded() {
    RefusalCounts counts = new RefusalCounts(AccessRefused.AUTHORIZE, 3);
    counts.add(from("192.0.2.0/24"), AT);
    List<AccessRefused> drained = counts.drain();

    counts.add(from("192.0.2.0/24"), AT.plusSeconds(1));
    counts.restore(drained);

    assertThat(counts.drain())
        .containsExactly(
            new AccessRefused(
                "authorize",
                "invalid-token",
                null,
                null,
                "192.0.2.0/24",
                2,
                AT,
                AT.plusSeconds(1)));
  }
}
