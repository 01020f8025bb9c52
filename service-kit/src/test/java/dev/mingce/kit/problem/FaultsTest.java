package dev.mingce.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "08006", "28P01", "40001", "40P01", "53200", "53300", "57P01", "57P03", "58000", "25006",
        "25P03", "25P04", "55P03"
      })
  void aDatabaseThatCannotJustNowPasses(String state) {
    assertThat(Faults.isTransient(new IllegalStateException(new SQLException("x", state))))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"22021", "23505", "25P02", "42501", "42P01", "55000", "XX000", "", "0"})
  void aDatabaseThatWillNeverDoesNot(String state) {
    assertThat(Faults.isTransient(new IllegalStateException(new SQLException("x", state))))
        .isFalse();
  }

  @Test
  void causesInACircleAreFollowedOnceOnly() {
    RuntimeException one = new IllegalStateException("says 13812345678");
    RuntimeException two = new IllegalArgumentException("says 13812345678", one);
    one.initCause(two);

    assertThat(Faults.isTransient(one)).isFalse();
    assertThat(Faults.describe(one))
        .startsWith("java.lang.IllegalStateException at ")
        .contains(" <- java.lang.IllegalArgumentException")
        .doesNotContain("13812345678");
  }
}
