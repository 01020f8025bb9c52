package dev.mingce.kit.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasksTest {

  @ParameterizedTest
  @EnumSource(MaskKind.class)
  void noValueGivesTheEmptyString(MaskKind kind) {
    assertThat(kind.mask(null)).isEmpty();
    assertThat(kind.mask("")).isEmpty();
    assertThat(kind.mask(" \t\u3000")).isEmpty();
  }

  @Test
  void hiddenShowsNothing() {
    assertThat(Masks.hidden("anything")).isEqualTo("****");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          13812345678,          138****5678
          138 1234 5678,        138****5678
          138-1234-5678,        138****5678
          １３８１２３４５６７８,   138****5678
          +8613812345678,       +86 138****5678
          +86 138-1234-5678,    +86 138****5678
          008613812345678,      +86 138****5678
          8613812345678,        +86 138****5678
          (+86)13812345678,     +86 138****5678
          +1 415 555 2671,      +1 ****2671
          +7 912 345-67-89,     +7 ****6789
          +44 20 7946 0958,     +44 ****0958
          0044 20 7946 0958,    +44 ****0958
          +852 9123 4567,       +852 ****4567
          +298 212345,          +298 ****45
          +8613,                +86 ****
          +86 13,               +86 ****
          +852,                 ****
          21234567,             ****4567
          123456,               ****56
          123,                  ****
          1,                    ****
          """)
  void mobileKeepsNetworkOrCountryAndTheLastDigits(String number, String masked) {
    assertThat(Masks.mobile(number)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          010-88886666,         010-****66
          01088886666,          010-****66
          (010) 8888 6666,      010-****66
          0571-87654321,        0571-****21
          0571-8765432,         0571-****32
          010-88886666-801,     010-****
          +86 10 8888 6666,     +86 10-****66
          +86 (0)571 87654321,  +86 571-****21
          +44 20 7946 0958,     +44 ****0958
          88886666,             ****66
          400-810-1234,         ****34
          12,                   ****
          """)
  void landlineKeepsTheAreaAndTwoDigits(String number, String masked) {
    assertThat(Masks.landline(number)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          13812345678,       138****5678
          +86 13812345678,   +86 138****5678
          010-88886666,      010-****66
          +86 571 87654321,  +86 571-****21
          +1 415 555 2671,   +1 ****2671
          """)
  void phoneTellsMobileAndLandlineApart(String number, String masked) {
    assertThat(Masks.phone(number)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          zhangsan@example.com,            z***@example.com
          zh@example.com,                  z***@example.com
          z@example.com,                   ***@example.com
          '"a@b"@mail.example.co.uk',      '"***@mail.example.co.uk'
          张三@例子.公司,                    张***@例子.公司
          😀ab@example.com,                😀***@example.com
          @example.com,                    ****
          zhangsan@,                       ****
          zhangsan,                        ****
          call me @ home in Main Street,   ****
          zhang@13812345678,               ****
          zhang@1.13812345678,             ****
          """)
  void emailKeepsTheFirstCharacterAndTheDomain(String email, String masked) {
    assertThat(Masks.email(email)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          110101199003071234,    110*************34
          11010119900307123x,    110*************3X
          110101 19900307 123X,  110*************3X
          110101900307123,       110*************23
          A123456(7),            ****7)
          12345,                 ****
          """)
  void idCardKeepsThreeAndTwo(String number, String masked) {
    assertThat(Masks.idCard(number)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource({
    "E12345689,E******89",
    "G1234567,G******67",
    "AB12,****",
    "E12345,E******45",
    "E,****"
  })
  void passportKeepsOneAndTwo(String number, String masked) {
    assertThat(Masks.passport(number)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          张三,              张*
          张三丰,            张**
          张三丰四,          张**
          张 三,             张*
          欧阳娜,            欧阳*
          欧阳娜娜,          欧阳**
          司马相如,          司马**
          諸葛亮,            諸葛*
          欧阳,              欧*
          阿卜杜拉·买买提,    阿**
          𠮷田,              𠮷*
          𠮷田太郎,          𠮷**
          김철수,            김**
          張,                ****
          John Smith,        J***
          Li,                L***
          X,                 ****
          Élodie,            É***
          Иван,              И***
          😀😀,              ****
          7th,               ****
          """)
  void nameKeepsTheSurnameOrTheFirstInitial(String name, String masked) {
    assertThat(Masks.name(name)).isEqualTo(masked);
  }

  @Test
  void marksWithoutWidthDoNotCountAsHiddenCharacters() {
    assertThat(Masks.name("张\uDB40\uDD00")).isEqualTo("****");
    assertThat(Masks.name("e\u0301")).isEqualTo("****");
    assertThat(Masks.name("\u200e张三")).isEqualTo("张*");
    assertThat(Masks.identifier("12\u200d\u200d\u200d\u200d34")).isEqualTo("****");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1990-05-17,         1990-**-**
          19900517,           1990-**-**
          1990/5/7,           1990-**-**
          1990年5月7日,        1990-**-**
          1990-05,            1990-**-**
          1990,               1990-**-**
          1990-05-17T00:00Z,  1990-**-**
          17.05.1990,         ****-**-**
          05171990,           ****-**-**
          199005,             ****-**-**
          a long time ago,    ****-**-**
          """)
  void birthDateKeepsTheYear(String date, String masked) {
    assertThat(Masks.birthDate(date)).isEqualTo(masked);
  }

  @Test
  void birthDateTakesDates() {
    assertThat(Masks.birthDate(LocalDate.of(1990, 5, 17))).isEqualTo("1990-**-**");
    assertThat(Masks.birthDate((LocalDate) null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          北京市海淀区中关村大街27号,                北京市海淀区****
          北京海淀区中关村大街27号,                  北京海淀区****
          中国北京市朝阳区建国路93号,                中国北京市朝阳区****
          上海市浦东新区世纪大道100号,               上海市浦东新区****
          江苏省 苏州市 昆山市 玉山镇人民路1号,       江苏省苏州市昆山市****
          江苏省昆山市玉山镇人民路1号,               江苏省昆山市****
          山东省青岛市市南区香港中路10号,            山东省青岛市市南区****
          湖北省荆州市沙市区北京路1号,               湖北省荆州市沙市区****
          河南省新乡市红旗区人民路,                  河南省新乡市红旗区****
          浙江省台州市路桥区西路桥大道1号,           浙江省台州市路桥区****
          广东省东莞市长安镇锦绣小区3栋,             广东省东莞市****
          广东省中山市东区街道中山三路,              广东省中山市****
          湖南省津市市澧阳大道,                     湖南省津市市****
          广州市天河区体育西路,                     广州市天河区****
          四川省成都市市辖区,                       四川省成都市市辖区****
          内蒙古自治区呼和浩特市新城区成吉思汗大街,   内蒙古自治区呼和浩特市新城区****
          内蒙古自治区锡林郭勒盟正镶白旗,            内蒙古自治区锡林郭勒盟正镶白旗****
          新疆维吾尔自治区伊犁哈萨克自治州伊宁县,     新疆维吾尔自治区伊犁哈萨克自治州伊宁县****
          河北省沧州市孟村回族自治县建设大街,         河北省沧州市孟村回族自治县****
          贵州省遵义市道真仡佬族苗族自治县,           贵州省遵义市道真仡佬族苗族自治县****
          香港特别行政区九龙弥敦道1号,               香港特别行政区****
          杭州西湖区文三路1号,                       杭州西湖区****
          北京市红旗路5号,                          北京市****
          无锡市县前街100号,                        无锡市****
          北京市朝阳小区5号楼,                      北京市****
          北京市永辉超市旁,                         北京市****
          北京市望京西区4栋,                        北京市****
          中关村大街27号,                           ****
          '1600 Amphitheatre Parkway, Mountain View', ****
          京,                                       ****
          """)
  void addressKeepsTheDistrict(String address, String masked) {
    assertThat(Masks.address(address)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource({
    "6222021234567890123,****0123",
    "6222 0212 3456 7890,****7890",
    "6222-0212-3456-7890,****7890",
    "1234567,****",
    "1234,****"
  })
  void bankCardKeepsTheLastFour(String number, String masked) {
    assertThat(Masks.bankCard(number)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource({
    "沪A12348,沪A****8",
    "沪A·12348,沪A****8",
    "沪AD12345,沪A****5",
    "ABC1234,AB****4",
    "沪A1,****"
  })
  void plateKeepsTheOfficeAndTheLastCharacter(String plate, String masked) {
    assertThat(Masks.plate(plate)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource({
    "91110000MA01ABCD89,****89",
    "wx_123456,****56",
    "123456,****56",
    "12345,****",
    "1,****"
  })
  void identifierKeepsTheLastTwo(String identifier, String masked) {
    assertThat(Masks.identifier(identifier)).isEqualTo(masked);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"x"})
  void kindsAreTheFunctionsOfTheirNames(String value) {
    assertThat(MaskKind.HIDDEN.mask(value)).isEqualTo(Masks.hidden(value));
    assertThat(MaskKind.BIRTH_DATE.mask("1990-05-17")).isEqualTo("1990-**-**");
    assertThat(MaskKind.ID_CARD.mask("110101199003071234")).isEqualTo("110*************34");
  }

  @Test
  void thereAreEnoughCompoundSurnamesAndAllHaveTwoCharacters() {
    assertThat(NameMask.COMPOUND_SURNAMES)
        .hasSizeGreaterThan(80)
        .allMatch(name -> name.codePointCount(0, name.length()) == 2);
  }
}
