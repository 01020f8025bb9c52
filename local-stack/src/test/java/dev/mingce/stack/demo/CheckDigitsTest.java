package dev.mingce.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckDigitsTest {
  /** The two examples of GB 11643, and two more worked out by hand. */
  @ParameterizedTest
  @CsvSource({
    "11010519491231002, X",
    "44052418800101001, 4",
    "11010519900203002, 1",
    "34052419800101001, X"
  })
  void nationalIdEndsInMod11Minus2(String first17, char check) {
    assertThat(CheckDigits.nationalId(first17)).isEqualTo(check);
  }

  /** The example of GB 32100: 91350100M000100Y43. */
  @Test
  void creditCodeHoldsTheOrganisationCheckAndItsOwn() {
    assertThat(CheckDigits.organisation("M000100Y")).isEqualTo('4');
    assertThat(CheckDigits.socialCreditCode("91350100M000100Y4")).isEqualTo('3');
  }

  @Test
  void wrongLengthIsRefused() {
    assertThatThrownBy(() -> CheckDigits.nationalId("123"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected 17 characters, got 3");
  }
}
