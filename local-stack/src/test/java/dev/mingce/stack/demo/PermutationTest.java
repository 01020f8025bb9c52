package dev.mingce.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermutationTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 64, 1_000, 65_537})
  void everyPlaceIsTakenExactlyOnce(long size) {
    Permutation permutation = new Permutation(size, 42);
    assertThat(LongStream.range(0, size).map(permutation::of).sorted())
        .containsExactlyElementsOf(LongStream.range(0, size).boxed().toList());
  }
}
