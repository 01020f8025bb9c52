package dev.mingce.kit.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

class MaskPropertiesTest {

  /** These keep a part that may be all there is: the district of an address, the year of a date. */
  private static final Set<MaskKind> MAY_KEEP_ALL_OF_A_VAGUE_VALUE =
      Set.of(MaskKind.ADDRESS, MaskKind.BIRTH_DATE);

  @Property(tries = 3_000)
  void aValueNeverComesBackUnchanged(@ForAll MaskKind kind, @ForAll("texts") String value) {
    Assume.that(!value.contains("*") && !value.isEmpty());

    assertThat(kind.mask(value)).isNotEqualTo(value);
  }

  @Property(tries = 3_000)
  void theWholeValueIsNeverPartOfItsMask(@ForAll MaskKind kind, @ForAll("texts") String value) {
    String visible = Kept.compact(value);
    Assume.that(
        !visible.contains("*")
            && !visible.isEmpty()
            && !MAY_KEEP_ALL_OF_A_VAGUE_VALUE.contains(kind));

    assertThat(kind.mask(value)).contains("*").doesNotContain(visible);
  }

  @Property(tries = 3_000)
  void whatIsMaskedIsWellFormedIfTheValueIs(@ForAll MaskKind kind, @ForAll("emoji") String value) {
    assertThat(kind.mask(value).codePoints().filter(p -> p >= 0xD800 && p <= 0xDFFF)).isEmpty();
  }

  @Property
  void mobilesOfOneNetworkAndEndLookTheSame(
      @ForAll @NumericChars @StringLength(4) String one,
      @ForAll @NumericChars @StringLength(4) String other) {
    assertThat(Masks.mobile("138" + one + "5678")).isEqualTo(Masks.mobile("138" + other + "5678"));
  }

  @Property
  void idCardsNeverShowRegionOrBirthDate(@ForAll @NumericChars @StringLength(13) String hidden) {
    assertThat(Masks.idCard("110" + hidden + "34")).isEqualTo("110*************34");
  }

  @Property
  void theLengthOfAnIdentifierDoesNotShow(
      @ForAll @NumericChars @StringLength(min = 4, max = 40) String front) {
    assertThat(Masks.identifier(front + "89")).isEqualTo("****89");
    assertThat(Masks.bankCard(front + "1234")).isEqualTo("****1234");
    assertThat(Masks.email("z" + front + "@example.com")).isEqualTo("z***@example.com");
  }

  @Property(tries = 2_000)
  void maskingAgainShowsNothingNew(@ForAll MaskKind kind, @ForAll("texts") String value) {
    String once = kind.mask(value);
    Set<Integer> shown = once.codePoints().boxed().collect(Collectors.toSet());
    shown.addAll("*-+ ".codePoints().boxed().toList());

    assertThat(kind.mask(once).codePoints().boxed()).isSubsetOf(shown);
  }

  @Property(tries = 2_000)
  void aNameShowsTwoCharactersAtMost(@ForAll("texts") String value) {
    Assume.that(!value.contains("*"));

    assertThat(Masks.name(value).codePoints().filter(p -> p != '*').count()).isLessThanOrEqualTo(2);
  }

  /** Short and long texts of any characters, half of them out of those that the masks look for. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> shaped =
        Arbitraries.of(
                "1",
                "13",
                "138",
                "0",
                "010",
                "+",
                "86",
                "-",
                "@",
                ".",
                "com",
                "x",
                "X",
                "Z",
                "张",
                "欧阳",
                "市",
                "区",
                "省",
                "县",
                "自治",
                "州",
                "路",
                "年",
                "月",
                "1990",
                "𠮷",
                "😀",
                "👩‍👩‍👧",
                "\u0301",
                "\uD83D",
                "\uDE00",
                " ",
                "\u3000",
                "\u200d",
                "\n",
                "９")
            .list()
            .ofMaxSize(12)
            .map(parts -> String.join("", parts));
    return Arbitraries.oneOf(shaped, Arbitraries.strings().ofMaxLength(25), emoji());
  }

  @Provide
  Arbitrary<String> emoji() {
    return Arbitraries.integers()
        .between(0x1F300, 0x1FAFF)
        .list()
        .ofMaxSize(20)
        .map(points -> points.stream().map(Character::toString).collect(Collectors.joining()));
  }
}
