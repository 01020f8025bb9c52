package dev.mingce.dedup.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PersonNamesTest {

  @Test
  void aChineseNameIsWrittenFamilyNameFirstWithoutSpaces() {
    assertThat(PersonNames.form(" 王 ", "小 明"))
        .contains(new NameForm("王小明", List.of("王", "小", "明")));
    assertThat(PersonNames.form("王", "小明")).contains(new NameForm("王小明", List.of("小明", "王")));
  }

  @Test
  void aChineseNameInOnePieceIsCutBehindItsSurname() {
    assertThat(PersonNames.form(null, "王小明")).contains(new NameForm("王小明", List.of("小明", "王")));
    assertThat(PersonNames.form(null, "欧阳娜娜")).contains(new NameForm("欧阳娜娜", List.of("欧阳", "娜娜")));
    assertThat(PersonNames.form(null, "司馬光")).contains(new NameForm("司馬光", List.of("司馬", "光")));
    assertThat(PersonNames.form(null, "欧阳")).contains(new NameForm("欧阳", List.of("欧", "阳")));
  }

  @Test
  void aCutInsideACompoundSurnameIsRepaired() {
    assertThat(PersonNames.form("欧", "阳娜娜")).isEqualTo(PersonNames.form("欧阳", "娜娜"));
  }

  @Test
  void swappedPartsKeepTheKeyAndChangeTheWrittenName() {
    NameForm right = PersonNames.form("王", "小明").orElseThrow();
    NameForm swapped = PersonNames.form("小明", "王").orElseThrow();
    assertThat(swapped.orderInsensitiveKey()).isEqualTo(right.orderInsensitiveKey());
    assertThat(swapped.written()).isEqualTo("小明王");
  }

  @Test
  void aWesternNameIsWrittenGivenNameFirst() {
    assertThat(PersonNames.form("O’Brien", "José-Luis "))
        .contains(new NameForm("jose luis obrien", List.of("jose", "luis", "obrien")));
    assertThat(PersonNames.form(null, "Smith, John"))
        .contains(new NameForm("smith john", List.of("john", "smith")));
  }

  @Test
  void aTransliteratedNameIsCutAtItsDots() {
    assertThat(PersonNames.form(null, "买买提·艾力·阿凡提"))
        .contains(new NameForm("买买提艾力阿凡提", List.of("买买提", "艾力", "阿凡提")));
  }

  @Test
  void nothingIsLeftOfSigns() {
    assertThat(PersonNames.form("-", " . ")).isEqualTo(Optional.empty());
    assertThat(PersonNames.form(null, null)).isEqualTo(Optional.empty());
  }

  @Property
  void theKeyDoesNotDependOnTheOrderOfTheParts(
      @ForAll @AlphaChars @StringLength(min = 1, max = 8) String family,
      @ForAll @AlphaChars @StringLength(min = 1, max = 8) String given) {
    assertThat(PersonNames.form(family, given).orElseThrow().orderInsensitiveKey())
        .isEqualTo(PersonNames.form(given, family).orElseThrow().orderInsensitiveKey())
        .isEqualTo(
            PersonNames.form(null, family + " " + given).orElseThrow().orderInsensitiveKey());
  }

  @Test
  void aNameDoesNotShowItself() {
    assertThat(PersonNames.form("王", "小明").orElseThrow()).hasToString("NameForm[***]");
  }
}
