package dev.mingce.audit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class VolumeBaselineTest {
  @Test
  void isMedianAndMedianDeviation() {
    VolumeBaseline baseline = VolumeBaseline.of(List.of(12L, 8L, 10L, 30L, 11L));

    assertThat(baseline).isEqualTo(new VolumeBaseline(5, 11, 1));
    // 0.6745 * (240 - 11) / 1
    assertThat(baseline.score(240)).isCloseTo(154.4605, within(1e-9));
    assertThat(baseline.score(11)).isZero();
    assertThat(baseline.score(5)).isNegative();
  }

  @Test
  void takesTheMiddleOfTwo() {
    assertThat(VolumeBaseline.of(List.of(1L, 2L, 10L, 20L)))
        .isEqualTo(new VolumeBaseline(4, 6, 4.5));
  }

  @Test
  void doesNotMoveByOneWildDay() {
    VolumeBaseline calm = VolumeBaseline.of(List.of(9L, 10L, 10L, 11L, 12L, 10L, 9L));
    VolumeBaseline wild = VolumeBaseline.of(List.of(9L, 10L, 10L, 11L, 12L, 10L, 9_000L));

    assertThat(wild.median()).isEqualTo(calm.median());
    assertThat(wild.score(40)).isGreaterThan(3.5);
  }

  @Test
  void findsOneMoreThanAlwaysNotUnusual() {
    VolumeBaseline steady = VolumeBaseline.of(List.of(20L, 20L, 20L, 20L, 20L));

    assertThat(steady.score(21)).isCloseTo(0.6745, within(1e-9));
    assertThat(steady.score(26)).isGreaterThan(3.5);
  }

  @Test
  void ofNothingIsNothing() {
    assertThat(VolumeBaseline.of(List.of())).isEqualTo(new VolumeBaseline(0, 0, 0));
  }
}
