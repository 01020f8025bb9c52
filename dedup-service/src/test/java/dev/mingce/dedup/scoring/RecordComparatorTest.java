package dev.mingce.dedup.scoring;

import static dev.mingce.dedup.Customers.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.dedup.Customers;
import dev.mingce.dedup.normalize.CustomerFeatures;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordComparatorTest {

  @ParameterizedTest
  @CsvSource({
    "王, 小明, 王, 小明, NAME_EXACT",
    "欧, 阳娜娜, 欧阳, 娜娜, NAME_EXACT",
    "小明, 王, 王, 小明, NAME_OTHER_ORDER",
    "Smith, John, JOHN, Smith, NAME_OTHER_ORDER",
    "Smith, John, Smith, Joan, NAME_VERY_CLOSE",
    "Smith, John, Smyth, Jon, NAME_CLOSE",
    "王, 小明, 李, 小明, NAME_ELSE",
    "王, 小明, 王, 小亮, NAME_ELSE",
    "Smith, John, Jonh, Smith, NAME_VERY_CLOSE",
    "Smith, John, Garcia, Maria, NAME_ELSE"
  })
  void namesReachTheirLevel(
      String family, String given, String otherFamily, String otherGiven, ComparisonLevel level) {
    assertThat(
            level(
                person().named(family, given),
                person().named(otherFamily, otherGiven),
                MatchField.NAME))
        .isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({
    "1990-02-03, 1990-02-03, BIRTH_DATE_EXACT",
    "1990-02-03, 1990-02-04, BIRTH_DATE_ONE_EDIT",
    "1990-02-03, 1991-02-03, BIRTH_DATE_ONE_EDIT",
    "1990-12-03, 1990-12-30, BIRTH_DATE_ONE_EDIT",
    "1990-02-11, 1990-11-02, BIRTH_DATE_ONE_EDIT",
    "1989-02-03, 1998-02-03, BIRTH_DATE_ONE_EDIT",
    "1990-02-03, 1990-03-04, BIRTH_DATE_YEAR",
    "1990-02-11, 1991-11-02, BIRTH_DATE_ELSE",
    "1990-02-03, 1962-07-19, BIRTH_DATE_ELSE"
  })
  void birthDatesReachTheirLevel(String one, String other, ComparisonLevel level) {
    assertThat(level(person().born(one), person().born(other), MatchField.BIRTH_DATE))
        .isEqualTo(level);
  }

  @Test
  void onePhoneInCommonIsEnough() {
    assertThat(
            level(person().phone("+861", "+862"), person().phone("+862", "+863"), MatchField.PHONE))
        .isEqualTo(ComparisonLevel.PHONE_SHARED);
    assertThat(level(person().phone("+861"), person().phone("+862"), MatchField.PHONE))
        .isEqualTo(ComparisonLevel.PHONE_ELSE);
    assertThat(level(person().email("a@b.c"), person().email("x@b.c"), MatchField.EMAIL))
        .isEqualTo(ComparisonLevel.EMAIL_ELSE);
  }

  @Test
  void identifiersAreComparedWithinTheirTypeOnly() {
    Customers passport = person().identifier("passport", "E1234567");
    assertThat(level(passport, person().identifier("passport", "E1234567"), MatchField.IDENTIFIER))
        .isEqualTo(ComparisonLevel.IDENTIFIER_SHARED);
    assertThat(level(passport, person().identifier("passport", "E7654321"), MatchField.IDENTIFIER))
        .isEqualTo(ComparisonLevel.IDENTIFIER_DIFFERENT);
    assertThat(level(passport, person().identifier("licence", "E1234567"), MatchField.IDENTIFIER))
        .isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "cn/北京市, /朝阳区, cn/北京市, /朝阳区, ADDRESS_DISTRICT",
    "cn/北京市, /朝阳区, cn/北京市, /海淀区, ADDRESS_PROVINCE",
    "cn/北京市, '', cn/北京市, '', ADDRESS_PROVINCE",
    "cn/北京市, /朝阳区, cn/吉林省, /朝阳区, ADDRESS_ELSE"
  })
  void areasReachTheirLevel(
      String province,
      String district,
      String otherProvince,
      String otherDistrict,
      ComparisonLevel level) {
    assertThat(
            level(
                person().area(province, district),
                person().area(otherProvince, otherDistrict),
                MatchField.ADDRESS))
        .isEqualTo(level);
  }

  @Property
  void whatOneRecordLacksHasNoLevel(@ForAll("customers") CustomerFeatures any) {
    assertThat(RecordComparator.compare(any, person().features()).levels()).isEmpty();
  }

  @Property
  void comparisonIsSymmetric(
      @ForAll("customers") CustomerFeatures a, @ForAll("customers") CustomerFeatures b) {
    assertThat(RecordComparator.compare(a, b)).isEqualTo(RecordComparator.compare(b, a));
  }

  @Provide
  Arbitrary<CustomerFeatures> customers() {
    return Customers.arbitrary();
  }

  private static ComparisonLevel level(Customers a, Customers b, MatchField field) {
    return RecordComparator.compare(a.features(), b.features()).level(field);
  }
}
