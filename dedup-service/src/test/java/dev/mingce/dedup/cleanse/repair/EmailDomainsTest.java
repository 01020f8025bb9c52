package dev.mingce.dedup.cleanse.repair;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailDomainsTest {

  @ParameterizedTest
  @CsvSource({
    "a@gmial.com, a@gmail.com",
    "a@gmai.com, a@gmail.com",
    "a@gmaill.com, a@gmail.com",
    "A.B@GMAIL.CON, A.B@gmail.com",
    "a@hotmial.com, a@hotmail.com",
    "a@outlok.com, a@outlook.com",
    "a@qq.con, a@qq.com",
    "a@163.cmo, a@163.com",
    "a@example.con, a@example.com"
  })
  void mendsASlip(String address, String right) {
    assertThat(EmailDomains.repaired(address)).contains(right);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@gmail.com",
        "a@gmx.com",
        "a@mail.com",
        "a@ymail.com",
        "a@129.com",
        "a@example.com",
        "a@sina.cn",
        "a@qq.com",
        "no address",
        "@gmial.com"
      })
  void leavesOtherDomainsAlone(String address) {
    assertThat(EmailDomains.repaired(address)).isEmpty();
  }
}
