package dev.mingce.dedup.candidates;

import java.util.Locale;

/** Whether records are compared because they share a key. */
public enum KeyState {
  /** They are. */
  COMPARED,
  /** They are not: records of too many different names have it. */
  GENERIC,
  /** Only if something else agrees too: too many records have it. */
  REFINED;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
