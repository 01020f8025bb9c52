package dev.mingce.dedup.profile.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class QuartilesTest {

  @Test
  void liesBetweenNeighboursInProportion() {
    assertThat(Quartiles.of(1, 2, 3, 4)).isEqualTo(new Quartiles(1.75, 2.5, 3.25, 0));
  }

  @Test
  void countsWhatLiesFarOutside() {
    assertThat(Quartiles.of(0, 10, 11, 12, 13, 14, 100))
        .isEqualTo(new Quartiles(10.5, 12, 13.5, 2));
  }

  @Test
  void needsAValue() {
    assertThatIllegalArgumentException().isThrownBy(() -> Quartiles.of());
  }
}
