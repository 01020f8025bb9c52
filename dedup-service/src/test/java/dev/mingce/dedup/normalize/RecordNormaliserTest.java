package dev.mingce.dedup.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordNormaliserTest {

  @ParameterizedTest
  @CsvSource({
    "王小明, 王, 小明",
    "歐陽修, 欧阳, 修",
    "Xiaoming WANG, wang, xiaoming",
    "Wang Xiaoming, wang, xiaoming",
    "Wang Xiao Ming, wang, xiaoming",
    "'Wang, Xiao Ming', wang, xiaoming",
    "Wáng Xiǎomíng, wang, xiaoming",
    "Wang2 Xiao3ming2, wang, xiaoming",
    "Dr. Ludwig van Beethoven, van beethoven, ludwig",
    "'Clifford, Thomas', clifford, thomas",
    "'Thomas Clifford, 1st Baron Clifford', clifford, thomas",
    "Siân O'Brien, obrien, sian"
  })
  void takesFullNamesApart(String full, String family, String given) {
    MatchRecord record = person(Map.of(RecordField.FULL_NAME, full));

    assertThat(text(record.family())).isEqualTo(family);
    assertThat(text(record.given())).isEqualTo(given);
  }

  @ParameterizedTest
  @CsvSource({
    "单, shan",
    "曾, zeng",
    "解, xie",
    "仇, qiu",
    "朴, piao",
    "查, zha",
    "盖, ge",
    "翟, zhai",
    "覃, qin",
    "区, ou",
    "尉迟, yuchi",
    "万俟, moqi",
    "单于, chanyu",
    "令狐, linghu",
    "缪, miao",
    "员, yun",
    "乐, yue",
    "逄, pang",
    "黑, he",
    "繁, po"
  })
  void readsSurnamesAsSurnames(String surname, String reading) {
    assertThat(NameReadings.ofSurname(surname).getFirst()).isEqualTo(reading);
  }

  @Test
  void keepsAtMostFourReadingsOfAGivenName() {
    assertThat(NameReadings.ofGivenName("乐")).containsExactly("le", "yue");
    assertThat(NameReadings.ofGivenName("乐长"))
        .containsExactly("lechang", "yuechang", "lezhang", "yuezhang");
    assertThat(NameReadings.ofGivenName("乐长重")).hasSize(4);
  }

  @Test
  void fillsTheParentsOfADistrictAndKnowsFormerNames() {
    MatchRecord full = address("云南省丽江市古城区中山路183号5号楼2单元1323室");
    MatchRecord shorter = address("云南古城区中山路183号5-2单元1323室");

    assertThat(text(full.district())).isEqualTo("云南省丽江市古城区");
    assertThat(text(shorter.district())).isEqualTo("云南省丽江市古城区");
    assertThat(text(shorter.city())).isEqualTo("云南省丽江市");
    assertThat(text(shorter.street())).isEqualTo(text(full.street()));
    assertThat(text(address("北京市宣武区广安路1号").district())).isEqualTo("北京市北京市西城区");
    assertThat(text(address("北京市朝阳路1号").district())).isEmpty();
  }

  @Test
  void takesBirthDateAndGenderFromAValidNationalId() {
    MatchRecord record = person(Map.of(RecordField.NATIONAL_ID, "11010519900203003X"));

    assertThat(text(record.birthDate())).isEqualTo("19900203");
    assertThat(text(record.gender())).isEqualTo("male");
    assertThat(record.nationalIds()).hasSize(1);
  }

  @Test
  void findsTheLongFormOfAShortNationalIdButLetsItContradictNothing() {
    MatchRecord shorter = person(Map.of(RecordField.NATIONAL_ID, "110105900203003"));

    assertThat(text(shorter.identifiers()[0])).isEqualTo("national-id:11010519900203003X");
    assertThat(shorter.nationalIds()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1990-02-03, 19900203",
    "1990/2/3, 19900203",
    "19900203, 19900203",
    "3.2.1990, 19900203",
    "02/28/1990, 19900228",
    "1990年2月3日, 19900203",
    "1858-14-19, 18581419",
    "1990, 19900000",
    "1990-02, 19900200"
  })
  void readsDatesAsDigitsEvenWhenNoSuchDayExists(String entered, String digits) {
    assertThat(text(person(Map.of(RecordField.BIRTH_DATE, entered)).birthDate())).isEqualTo(digits);
  }

  @Test
  void takesWhatOnlyFillsAFieldAsMissing() {
    MatchRecord record =
        person(
            Map.of(
                RecordField.FULL_NAME, "无",
                RecordField.BIRTH_DATE, "1900-01-01",
                RecordField.PHONE, "13800138000",
                RecordField.EMAIL, "noreply@example.com",
                RecordField.NATIONAL_ID, "111111111111111111",
                RecordField.OCCUPATION, "N/A"));

    assertThat(record.given()).isNull();
    assertThat(record.birthDate()).isNull();
    assertThat(record.phones()).isEmpty();
    assertThat(record.emails()).isEmpty();
    assertThat(record.identifiers()).isEmpty();
    assertThat(record.occupation()).isNull();
  }

  @Test
  void checksSocialCreditCodes() {
    String valid = SocialCreditCodes.withCheckCharacter("91350100M000100Y4");

    assertThat(valid).isEqualTo("91350100M000100Y43");
    assertThat(SocialCreditCodes.isValid(valid)).isTrue();
    assertThat(SocialCreditCodes.isValid("91350100M000100Y44")).isFalse();
  }

  @Test
  void knowsRegionsOfNationalIds() {
    assertThat(NationalIds.hasRegion("11010519900203003X")).isTrue();
    assertThat(NationalIds.hasRegion("99010519900203003X")).isFalse();
  }

  private static String text(Term term) {
    return term == null ? "" : term.text();
  }

  private static MatchRecord address(String address) {
    return person(Map.of(RecordField.ADDRESS, address));
  }

  private static MatchRecord person(Map<RecordField, String> fields) {
    Map<RecordField, List<String>> values = new EnumMap<>(RecordField.class);
    fields.forEach((field, text) -> values.put(field, List.of(text)));
    return new RecordNormaliser(SubjectKind.PERSON, TermDictionary.unshared())
        .normalise(new SourceRecord("1", values));
  }
}
