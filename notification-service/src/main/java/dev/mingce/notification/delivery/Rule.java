package dev.mingce.notification.delivery;

import java.util.Arrays;
import java.util.Optional;

/** What a person is told. */
public enum Rule {
  /** Two records may be one, and somebody must look. */
  DUPLICATE_REVIEW("duplicate-review"),
  /** Two records are one and are merged. */
  DUPLICATE_MERGE("duplicate-merge");

  private final String code;

  Rule(String code) {
    this.code = code;
  }

  /** The name in the database, in events and in the API. */
  public String code() {
    return code;
  }

  public static Optional<Rule> ofCode(String code) {
    return Arrays.stream(values()).filter(rule -> rule.code.equals(code)).findFirst();
  }
}
