package dev.mingce.customer.standard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionsTest {
  @ParameterizedTest
  @CsvSource({
    "北京市,,朝阳区,110105",
    "北京,,朝阳,110105",
    "浙江省,杭州市,西湖区,330106",
    "广西,南宁,青秀区,450103",
    "新疆维吾尔自治区,,,650000",
    "吉林省,吉林市,,220200",
    "台湾,,,710000",
    "河北省,石家庄市,不存在区,130100",
    // 鼓楼区 is in several cities of the province.
    "江苏省,,鼓楼区,320000"
  })
  void namesAreBroughtToTheSmallestDivisionThatTheyTell(
      String province, String city, String district, String code) {
    assertThat(Regions.china().resolve(province, city, district)).contains(code);
  }

  @Test
  void anUnknownProvinceTellsNothing() {
    assertThat(Regions.china().resolve("Bavaria", null, null)).isEmpty();
    assertThat(Regions.china().resolve(null, "杭州市", "西湖区")).isEmpty();
    assertThat(Regions.china().name("110105")).contains("朝阳区");
    assertThat(Regions.china().all()).hasSize(3351);
  }

  @Test
  void thePrefixOfADivisionIsThatOfAllBelowIt() {
    assertThat(Regions.prefix("330000")).isEqualTo("33");
    assertThat(Regions.prefix("330100")).isEqualTo("3301");
    assertThat(Regions.prefix("330106")).isEqualTo("330106");
  }
}
