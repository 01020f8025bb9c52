package dev.mingce.customer.search;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.mingce.customer.token.NameKind;

/** What of a customer a text was found in, best first: the order of an answer by relevance. */
public enum Match {
  /** A phone number, its last four digits, or an email address. */
  VALUE("value"),
  NAME("name"),
  PINYIN("pinyin"),
  PREFIX("prefix"),
  PART("part"),
  INITIALS("initials");

  private final String code;

  Match(String code) {
    this.code = code;
  }

  @JsonValue
  public String code() {
    return code;
  }

  static Match of(NameKind kind) {
    return switch (kind) {
      case WHOLE -> NAME;
      case PINYIN -> PINYIN;
      case PREFIX -> PREFIX;
      case PART -> PART;
      case INITIALS -> INITIALS;
    };
  }
}
