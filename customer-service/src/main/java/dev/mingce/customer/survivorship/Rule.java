package dev.mingce.customer.survivorship;

import java.util.Arrays;
import java.util.Optional;

/** A way to choose between sources. */
public enum Rule {
  /** The source with the smaller rank. */
  SOURCE_RANK("source-rank"),
  /** The latest state, by the source's own time. */
  MOST_RECENT("most-recent"),
  /** The value with the most parts. */
  MOST_COMPLETE("most-complete"),
  /** An entry that somebody verified. */
  VERIFIED_FIRST("verified-first"),
  /** The source that has known the customer longest. */
  LONGEST_HISTORY("longest-history");

  private final String code;

  Rule(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static Optional<Rule> ofCode(String code) {
    return Arrays.stream(values()).filter(rule -> rule.code.equals(code)).findFirst();
  }
}
