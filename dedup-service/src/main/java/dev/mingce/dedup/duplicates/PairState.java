package dev.mingce.dedup.duplicates;

import java.util.Locale;

/** What has become of a pair. */
public enum PairState {
  /** Suspected to be one customer. */
  OPEN,
  /** The two were merged. */
  MERGED,
  /** No longer suspected: a customer changed, or the merge was taken back. */
  WITHDRAWN;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static PairState ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
