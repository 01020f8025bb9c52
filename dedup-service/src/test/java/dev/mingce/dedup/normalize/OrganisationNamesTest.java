package dev.mingce.dedup.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganisationNamesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "北京名册科技有限公司 | 北京名册科技",
        "北京名册科技股份有限公司 | 北京名册科技",
        "上海远航企业管理合伙企业（有限合伙） | 上海远航企业管理",
        "Acme Trading Co., Ltd. | acme trading",
        "ACME S.A. | acme",
        "Müller & Söhne GmbH & Co. KG | muller sohne",
        "有限公司 | 有限公司",
        "Company | company"
      })
  void theLegalFormIsLeftOut(String name, String form) {
    assertThat(OrganisationNames.form(name).orElseThrow().written()).isEqualTo(form);
  }

  @Test
  void nothingIsLeftOfSigns() {
    assertThat(OrganisationNames.form("()")).isEmpty();
    assertThat(OrganisationNames.form(null)).isEmpty();
  }
}
