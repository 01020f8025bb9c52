package dev.mingce.dedup.profile.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HyperLogLogTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 10_000, 40_000, 60_000, 1_000_000})
  void staysWithinFourStandardErrors(int distinct) {
    HyperLogLog estimate = new HyperLogLog();
    for (int i = 0; i < distinct; i++) {
      estimate.add(Hash64.of("value " + i));
      estimate.add(Hash64.of("value " + i));
    }

    assertThat(estimate.estimate()).isCloseTo(distinct, Percentage.withPercentage(3.3));
  }

  @Test
  void nothingIsNothing() {
    assertThat(new HyperLogLog().estimate()).isZero();
  }
}
