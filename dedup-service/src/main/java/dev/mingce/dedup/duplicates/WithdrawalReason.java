package dev.mingce.dedup.duplicates;

import java.util.Locale;

/** Why a decision no longer holds, as events say it. */
enum WithdrawalReason {
  /** A customer changed, and what agreed before does not any more. */
  NO_LONGER_MATCHES,
  /** One of the two went into a third customer. */
  MERGED,
  /** The merge was taken back. */
  UNMERGED,
  /** A person said that they are two customers. */
  ASSERTED_DISTINCT,
  /** One of the two was erased. */
  ERASED;

  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
