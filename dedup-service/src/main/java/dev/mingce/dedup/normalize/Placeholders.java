package dev.mingce.dedup.normalize;

import java.util.Set;
import java.util.regex.Pattern;

/** Texts that people enter where they know nothing. */
final class Placeholders {

  private static final Set<String> WORDS = Set.copyOf(ReadingTable.lines("placeholders.txt"));
  private static final Pattern REPEATED = Pattern.compile("(.)\\1{2,}|[^\\p{L}\\p{N}]*");
  private static final Pattern COUNTING =
      Pattern.compile("0?123456(7(8(90?)?)?)?|9876543210?|13800138000|13888888888|18888888888");
  private static final Set<String> MAILBOXES =
      Set.of(
          "info", "noreply", "no-reply", "donotreply", "test", "none", "na", "nomail", "unknown");

  private Placeholders() {}

  /** Whether a folded text stands for nothing in any field. */
  static boolean isNothing(String folded) {
    return folded.isEmpty() || WORDS.contains(folded) || REPEATED.matcher(folded).matches();
  }

  /** Whether the digits of a phone or an identifier were only typed to fill the field. */
  static boolean isFiller(String digits) {
    return COUNTING.matcher(digits).matches() || REPEATED.matcher(digits).matches();
  }

  /** Whether the mailbox belongs to nobody in particular. */
  static boolean isNobodysMailbox(String address) {
    return MAILBOXES.contains(address.substring(0, Math.max(0, address.lastIndexOf('@'))));
  }
}
