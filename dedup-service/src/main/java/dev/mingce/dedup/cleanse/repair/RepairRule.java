package dev.mingce.dedup.cleanse.repair;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What can be repaired, with the mode in which each rule is delivered: automatic only where nothing
 * but the form of a value changes, since each repair that is applied is a new version of the
 * customer.
 */
public enum RepairRule {
  PHONE_E164(true, "A phone number in E.164.", "电话号码写成 E.164 格式。"),
  ID_18_DIGITS(true, "A national id of 15 digits with 18.", "15 位身份证号码升为 18 位。"),
  BIRTH_DATE_FILLED(false, "A missing birth date from the national id.", "根据身份证号码补全出生日期。"),
  BIRTH_DATE_CORRECTED(false, "A birth date that contradicts the national id.", "出生日期与身份证号码不符时更正。"),
  GENDER_FILLED(false, "A missing gender from the national id.", "根据身份证号码补全性别。"),
  GENDER_CORRECTED(false, "A gender that contradicts the national id.", "性别与身份证号码不符时更正。"),
  REGION_FILLED(false, "Missing parents and former names of divisions.", "补全上级行政区划并更新旧名称。"),
  PLACEHOLDER_REMOVED(false, "A value that only fills the field.", "去除占位内容。"),
  NAME_ORDER(false, "Family and given name in each other's place.", "姓与名位置颠倒时对调。"),
  EMAIL_DOMAIN(false, "A slip in a well-known e-mail domain.", "常见邮箱域名的拼写错误。"),
  HALF_WIDTH(true, "Full-width characters and stray blanks.", "全角字符和多余空格。"),
  SIMPLIFIED(false, "Traditional characters in a mainland address.", "内地地址中的繁体字改为简体。");

  private final boolean automatic;
  private final String english;
  private final String chinese;

  RepairRule(boolean automatic, String english, String chinese) {
    this.automatic = automatic;
    this.english = english;
    this.chinese = chinese;
  }

  /** The id in the API; never reused for another meaning. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<RepairRule> find(String code) {
    return Arrays.stream(values()).filter(rule -> rule.code().equals(code)).findFirst();
  }

  /** Whether it is applied without a person looking, unless somebody changed that. */
  public boolean isAutomatic() {
    return automatic;
  }

  public String english() {
    return english;
  }

  public String chinese() {
    return chinese;
  }
}
