package dev.mingce.dedup.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarityTest {

  @ParameterizedTest
  @CsvSource({
    "martha, marhta, 0.9611",
    "dwayne, duane, 0.84",
    "dixon, dicksonx, 0.8133",
    "abc, abc, 1",
    "abc, xyz, 0"
  })
  void measuresAsWinklerPublished(String a, String b, double expected) {
    assertThat(Similarity.jaroWinkler(a, b)).isEqualTo(expected, within(0.0001));
    assertThat(Similarity.jaroWinkler(b, a)).isEqualTo(Similarity.jaroWinkler(a, b));
  }

  @ParameterizedTest
  @CsvSource({
    "smith, smith, true",
    "smith, smyth, true",
    "smith, smth, true",
    "smith, smithe, true",
    "smith, simth, true",
    "smith, simht, false",
    "smith, smythe, false",
    "a, abc, false"
  })
  void seesOneEdit(String a, String b, boolean expected) {
    assertThat(Similarity.withinOneEdit(a, b)).isEqualTo(expected);
    assertThat(Similarity.withinOneEdit(b, a)).isEqualTo(expected);
  }

  @Test
  void makesWeightsFallByPoolingNeighbours() {
    double[] monotone =
        MonotoneWeights.of(
            new double[4], new double[] {0, 0.5, 0.1, 0.4}, new double[] {0, 0.25, 0.7, 0.05});

    // the last two weigh as one level that is seen in 0.5 of one's and 0.75 of strangers' pairs
    assertThat(monotone[1]).isEqualTo(1, within(1e-9));
    assertThat(monotone[2]).isEqualTo(MatchWeight.log2(0.5 / 0.75), within(1e-9));
    assertThat(monotone[3]).isEqualTo(monotone[2]);
  }
}
