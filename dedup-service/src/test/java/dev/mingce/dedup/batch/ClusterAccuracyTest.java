package dev.mingce.dedup.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterAccuracyTest {

  private static final double EXACT = 1e-12;

  @Test
  void countsPairsAndRecordsAgainstTheTruth() {
    // a: three records of which one was left alone; b: two, one of which went to a
    List<String> truth = List.of("a", "a", "a", "b", "b");
    List<String> found = List.of("x", "x", "y", "x", "z");

    ClusterAccuracy accuracy = ClusterAccuracy.of(found, truth);

    assertThat(accuracy.precision()).isEqualTo(1.0 / 3, within(EXACT));
    assertThat(accuracy.recall()).isEqualTo(1.0 / 4, within(EXACT));
    assertThat(accuracy.f1()).isEqualTo(2.0 / 7, within(EXACT));
    assertThat(accuracy.cubedPrecision())
        .isEqualTo((2.0 / 3 + 2.0 / 3 + 1 + 1.0 / 3 + 1) / 5, within(EXACT));
    assertThat(accuracy.cubedRecall())
        .isEqualTo((2.0 / 3 + 2.0 / 3 + 1.0 / 3 + 1.0 / 2 + 1.0 / 2) / 5, within(EXACT));
  }

  @Test
  void callsNothingFoundPreciseAndIncomplete() {
    ClusterAccuracy accuracy = ClusterAccuracy.of(List.of(1, 2), List.of("a", "a"));

    assertThat(accuracy.precision()).isEqualTo(1);
    assertThat(accuracy.recall()).isZero();
    assertThat(accuracy.f1()).isZero();
  }
}
