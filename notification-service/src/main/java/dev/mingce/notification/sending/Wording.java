package dev.mingce.notification.sending;

import dev.mingce.events.DedupDecision;
import dev.mingce.notification.delivery.Rule;
import java.util.Locale;
import java.util.Map;

/** Words of the domain in the languages of messages. */
enum Wording {
  ENGLISH(
      Map.of(
          "name", "name",
          "birth-date", "date of birth",
          "phone", "phone number",
          "email", "e-mail address",
          "identifier", "identity document",
          "address", "address")),
  CHINESE(
      Map.of(
          "name", "姓名",
          "birth-date", "出生日期",
          "phone", "电话号码",
          "email", "电子邮箱",
          "identifier", "证件号码",
          "address", "地址"));

  @SuppressWarnings("ImmutableEnumChecker") // Map.of
  private final Map<String, String> fields;

  Wording(Map<String, String> fields) {
    this.fields = fields;
  }

  static Wording of(Locale locale) {
    return locale.getLanguage().equals("zh") ? CHINESE : ENGLISH;
  }

  /** A kind of evidence; one that this version does not know is shown by its code. */
  String field(String code) {
    return fields.getOrDefault(code, code);
  }

  String decision(String code) {
    return switch (code) {
      case DedupDecision.AUTO_MERGE -> this == CHINESE ? "可自动合并" : "safe to merge";
      case DedupDecision.REVIEW -> this == CHINESE ? "人工复核" : "review by a person";
      default -> code;
    };
  }

  String subject(Rule rule) {
    return switch (rule) {
      case DUPLICATE_REVIEW ->
          this == CHINESE ? "名册：疑似重复客户，请复核" : "Mingce: possible duplicate to review";
      case DUPLICATE_MERGE ->
          this == CHINESE ? "名册：建议合并的重复客户" : "Mingce: duplicate records to merge";
    };
  }
}
