package dev.mingce.customer.standard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  @ParameterizedTest
  @CsvSource({
    "王小明,王,小明",
    "欧阳修,欧阳,修",
    "歐陽明月,歐陽,明月",
    "司马,司,马",
    "𠮷田,𠮷,田",
  })
  void aChineseNameIsTakenApartWithItsCompoundSurname(String full, String family, String given) {
    assertThat(Surnames.split(full)).contains(new Surnames.Parts(family, given));
  }

  @ParameterizedTest
  @ValueSource(strings = {"王", "王小明大人", "张王李赵", "John", "王 小明", ""})
  void whatIsNoSuchNameStaysWhole(String full) {
    assertThat(Surnames.split(full)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "王小明,Hani",
    "𠮷田,Hani",
    "Zoë O'Neil,Latn",
    "김철수,Hang",
    "山田たろう,Jpan",
    "王Tom,Mixd",
    "Иван,Cyrl",
    "123,Zyyy"
  })
  void theScriptOfANameIsTold(String name, String script) {
    assertThat(Scripts.of(name)).isEqualTo(script);
  }

  @Test
  void theFamilyNameStandsFirstInEastAsianScriptsOnly() {
    assertThat(Scripts.isSurnameFirst("欧阳")).isTrue();
    assertThat(Scripts.isSurnameFirst("김")).isTrue();
    assertThat(Scripts.isSurnameFirst("Smith")).isFalse();
    assertThat(Scripts.isSurnameFirst("")).isFalse();
  }
}
