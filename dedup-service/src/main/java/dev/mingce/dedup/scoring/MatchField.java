package dev.mingce.dedup.scoring;

/** A field of which two records are compared. */
public enum MatchField {
  NAME("name"),
  BIRTH_DATE("birth-date"),
  PHONE("phone"),
  EMAIL("email"),
  IDENTIFIER("identifier"),
  ADDRESS("address");

  private final String code;

  MatchField(String code) {
    this.code = code;
  }

  /** Stable name, as models and evidence write it. */
  public String code() {
    return code;
  }
}
