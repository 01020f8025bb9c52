package dev.mingce.dedup.linkage;

import java.util.Locale;

/** What may be said of two customers. */
public enum AssertionType {
  /** They are one. */
  MUST_LINK,
  /** They are two. */
  CANNOT_LINK;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static AssertionType ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
