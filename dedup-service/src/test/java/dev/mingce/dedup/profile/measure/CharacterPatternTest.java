package dev.mingce.dedup.profile.measure;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharacterPatternTest {

  @ParameterizedTest
  @CsvSource({
    "138 1234 5678, 9{3}_9{4}_9{4}",
    "+86-10, +9{2}-9{2}",
    "王小明, 汉{3}",
    "O'Brien, A'Aa{4}",
    "11010519491231002X, 9{17}A",
    "a@b.cn, a@a.a{2}",
    "１２, 9{2}",
    "𠮷野, 汉{2}",
    "ア, L"
  })
  void tellsTheShapeAndNotTheCharacters(String text, String pattern) {
    assertThat(CharacterPattern.of(text)).isEqualTo(pattern);
  }

  @Property
  void holdsNoLetterOfTheText(@ForAll @AlphaChars @StringLength(min = 1, max = 40) String text) {
    assertThat(CharacterPattern.of(text)).matches("([Aa](\\{[0-9]+})?)+…?");
  }
}
