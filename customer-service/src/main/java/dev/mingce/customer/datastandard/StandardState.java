package dev.mingce.customer.datastandard;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a version of a standard is. It only ever goes on to the next. */
public enum StandardState {
  /** Written, tried out, not in force. */
  DRAFT,
  /** In force; one for each kind and channel. */
  ACTIVE,
  /** Of the past; records that were written under it still name it. */
  RETIRED;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<StandardState> find(String code) {
    return Arrays.stream(values()).filter(state -> state.code().equals(code)).findFirst();
  }
}
