package dev.mingce.audit.digest;

import java.util.Locale;

/** What came of comparing a digest with what arrived. */
public enum Verdict {
  /** Not compared, or events may still be on their way. */
  WAITING,
  /** Exactly the events that were sent have entries. */
  AGREES,
  /** Events are missing, or there are some that were not sent. */
  DIFFERS,
  /** No key of the service signed it, so it says nothing. */
  UNSIGNED;

  /** The word in JSON and in the database. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The verdict of that word.
   *
   * @throws IllegalArgumentException for any other word
   */
  public static Verdict of(String code) {
    for (Verdict verdict : values()) {
      if (verdict.code().equals(code)) {
        return verdict;
      }
    }
    throw new IllegalArgumentException("not a verdict");
  }
}
