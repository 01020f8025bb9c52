package dev.mingce.dedup.quality.rules;

import java.util.Locale;

/** What a rule is about; the dimensions of ISO/IEC 25012 that a record alone can show. */
public enum Dimension {
  /** What is needed is there. */
  COMPLETENESS,
  /** What is there has the form that it must have. */
  VALIDITY,
  /** Somebody checked that it is true. */
  ACCURACY,
  /** Fields do not contradict each other. */
  CONSISTENCY,
  /** There is no second record of the same customer. */
  UNIQUENESS,
  /** It was looked at not too long ago. */
  TIMELINESS;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Dimension ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
