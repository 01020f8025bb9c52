package dev.mingce.audit.log;

/** How it ended; the same three words for every kind of entry. */
public enum Outcome {
  /** It happened. */
  DONE("done"),
  /** It was not allowed, or withheld on purpose. */
  DENIED("denied"),
  /** It was allowed and did not work. */
  FAILED("failed");

  private final String code;

  Outcome(String code) {
    this.code = code;
  }

  /** The word in JSON and in the database. */
  public String code() {
    return code;
  }

  /**
   * The outcome of that word.
   *
   * @throws IllegalArgumentException for any other word
   */
  public static Outcome of(String code) {
    for (Outcome outcome : values()) {
      if (outcome.code.equals(code)) {
        return outcome;
      }
    }
    throw new IllegalArgumentException("not an outcome");
  }
}
