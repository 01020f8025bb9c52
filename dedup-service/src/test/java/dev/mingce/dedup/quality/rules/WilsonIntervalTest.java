package dev.mingce.dedup.quality.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WilsonIntervalTest {

  @Test
  void agreesWithPublishedValues() {
    // R. Newcombe, Statistics in Medicine 17 (1998), table I, method 3: 81 of 263, 15 of 148.
    WilsonInterval large = WilsonInterval.of(81, 263);
    WilsonInterval small = WilsonInterval.of(15, 148);

    assertThat(large.lower()).isCloseTo(0.2553, within(0.00005));
    assertThat(large.upper()).isCloseTo(0.3662, within(0.00005));
    assertThat(small.lower()).isCloseTo(0.0624, within(0.00005));
    assertThat(small.upper()).isCloseTo(0.1605, within(0.00005));
  }

  @Test
  void noErrorInASmallSampleDoesNotMeanNone() {
    WilsonInterval none = WilsonInterval.of(0, 20);

    assertThat(none.lower()).isZero();
    assertThat(none.upper()).isCloseTo(0.1611, within(0.00005));
  }

  @Test
  void needsASample() {
    assertThatIllegalArgumentException().isThrownBy(() -> WilsonInterval.of(0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> WilsonInterval.of(3, 2));
  }

  @Property
  void holdsTheShareBetweenItsBounds(
      @ForAll @IntRange(min = 1, max = 1000) int size, @ForAll @IntRange(max = 1000) int hits) {
    WilsonInterval interval = WilsonInterval.of(Math.min(hits, size), size);

    assertThat(interval.lower()).isBetween(0.0, interval.share() + 1e-12);
    assertThat(interval.upper()).isBetween(interval.share() - 1e-12, 1.0);
  }
}
