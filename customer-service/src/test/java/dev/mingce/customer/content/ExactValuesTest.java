package dev.mingce.customer.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mingce.events.Owner;
import dev.mingce.kit.problem.ProblemException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refused with a pointer or kept exactly, never mangled. */
class ExactValuesTest {
  private static final Owner OWNER = new Owner("sales-east", "li.na");
  private static final CustomerRules RULES =
      new CustomerRules("CN", Clock.fixed(Instant.parse("2026-11-25T00:00:00Z"), ZoneOffset.UTC));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "𠮷田", // CJK Extension B
        "𪚥", // the most strokes of Extension B
        "𫝀", // Extension D
        "𰀀", // Extension G
        "王\u3000小明", // an ideographic space
        "José", // composed
        "Jose\u0301", // decomposed
        "ﬁona", // a ligature that NFKC takes apart
        "한글",
        "\u1112\u1161\u11ab\u1100\u1173\u11af", // the same in jamo
        "李😀",
        "👩\u200d👧", // a family, joined
        "🇨🇳",
        "محمد",
        "  Wang "
      })
  void aNameIsKeptAsItWasEntered(String name) {
    CustomerInput input = named(name);
    CustomerContent content = RULES.check(input, OWNER);
    assertThat(content.document().name().full()).isEqualTo(name);
    // And goes out of a change of something else as it came in.
    CustomerContent again =
        RULES.changing(content.document()).check(CustomerInputs.of(content), OWNER);
    assertThat(again.document().name().full()).isEqualTo(name);
  }

  @Test
  void twinsOfTwoFormsStayTwo() {
    String composed = "José";
    String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
    assertThat(RULES.check(named(decomposed), OWNER).document().name().full())
        .isEqualTo(decomposed)
        .isNotEqualTo(composed);
  }

  @ParameterizedTest
  @CsvSource({"王,200", "𠮷,200", "😀,200"})
  void aNameHasTwoHundredCharactersHoweverManyUnitsTheyTake(String character, int most) {
    String longest = character.repeat(most);
    assertThat(RULES.check(named(longest), OWNER).document().name().full()).isEqualTo(longest);
    assertThatThrownBy(() -> RULES.check(named(longest + character), OWNER))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.violations())
                    .extracting(v -> v.pointer() + " " + v.code())
                    .containsExactly("/name/full too-long"));
  }

  @ParameterizedTest
  @CsvSource({
    "1990-02-30,invalid-date",
    "1990-13-01,invalid-date",
    "1990-00-10,invalid-date",
    "2023-02-29,invalid-date",
    "1900-02-29,invalid-date",
    "90-02-03,invalid-date",
    "1990/02/03,invalid-date",
    "19900203,invalid-date",
    "1990-2-3,invalid-date",
    "1990-02-03T00:00:00Z,invalid-date",
    "１９９０-02-03,invalid-date",
    "1849-12-31,date-out-of-range",
    "2026-11-26,date-out-of-range",
    "+19990-01-01,date-out-of-range"
  })
  void aDayThatNeverWasIsNoBirthDate(String date, String code) {
    assertThatThrownBy(() -> RULES.check(born(date), OWNER))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.violations())
                    .extracting(v -> v.pointer() + " " + v.code())
                    .containsExactly("/birthDate " + code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1850-01-01", "2000-02-29", "2026-11-25"})
  void aDayThatWasIs(String date) {
    assertThat(RULES.check(born(date), OWNER).document().birthDate()).hasToString(date);
  }

  private static CustomerInput named(String full) {
    return input(full, null);
  }

  private static CustomerInput born(String date) {
    return input("王小明", date);
  }

  private static CustomerInput input(String full, String birthDate) {
    return new CustomerInput(
        "person",
        new CustomerInput.Name(null, null, full),
        birthDate,
        null,
        null,
        null,
        null,
        null);
  }
}
