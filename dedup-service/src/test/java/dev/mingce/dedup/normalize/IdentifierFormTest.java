package dev.mingce.dedup.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierFormTest {

  @ParameterizedTest
  @CsvSource({
    "passport, e-1234 567x, E1234567X",
    "national-id, 11010519491231002x, 11010519491231002X",
    "national-id, １１０１０５ 19491231 002X, 11010519491231002X",
    "national-id, 110105491231002, 11010519491231002X"
  })
  void signsAndCaseDoNotMatter(String type, String entered, String form) {
    assertThat(IdentifierForm.of(type, entered)).contains(new IdentifierForm(type, form));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "123", "000000000000", "X-X-X-X", "---"})
  void placeholdersAreLeftOut(String value) {
    assertThat(IdentifierForm.of("passport", value)).isEmpty();
  }

  @Test
  void aNationalIdIsValidWhenItsDateExistsAndItsCheckDigitHolds() {
    // 11010519491231002X is the worked example of GB 11643-1999.
    assertThat(NationalIds.isValid("11010519491231002X")).isTrue();
    assertThat(NationalIds.isValid("110105194912310021")).isFalse();
    assertThat(NationalIds.isValid("11010519491331002X")).isFalse();
    assertThat(NationalIds.isValid("110105491231002")).isFalse();
  }

  @Test
  void onlyANationalIdIsAValidNationalId() {
    assertThat(new IdentifierForm("national-id", "11010519491231002X").isValidNationalId())
        .isTrue();
    assertThat(new IdentifierForm("passport", "11010519491231002X").isValidNationalId()).isFalse();
  }

  @Test
  void anIdentifierDoesNotShowItsValue() {
    assertThat(new IdentifierForm("passport", "E1234567"))
        .hasToString("IdentifierForm[passport:***]");
  }
}
