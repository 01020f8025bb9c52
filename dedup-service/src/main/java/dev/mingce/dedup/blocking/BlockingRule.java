package dev.mingce.dedup.blocking;

/** What two records must share to be compared at all. */
public enum BlockingRule {
  PHONE("phone", true),
  EMAIL("email", true),
  IDENTIFIER("identifier", true),
  NAME_AND_BIRTH_DATE("name-birth-date", false);

  private final String code;
  private final boolean strong;

  BlockingRule(String code, boolean strong) {
    this.code = code;
    this.strong = strong;
  }

  /** Stable name, as it is stored and hashed. */
  public String code() {
    return code;
  }

  /** Whether sharing it alone, with a similar name, makes an obvious duplicate. */
  public boolean isStrong() {
    return strong;
  }
}
