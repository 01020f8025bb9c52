package dev.mingce.dedup.scoring;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** The level at which two dates agree. */
final class DateComparison {

  private DateComparison() {}

  static ComparisonLevel level(LocalDate a, LocalDate b) {
    if (a.equals(b)) {
      return ComparisonLevel.BIRTH_DATE_EXACT;
    }
    if (isDayMonthSwap(a, b) || isOneEdit(digits(a), digits(b))) {
      return ComparisonLevel.BIRTH_DATE_ONE_EDIT;
    }
    return a.getYear() == b.getYear()
        ? ComparisonLevel.BIRTH_DATE_YEAR
        : ComparisonLevel.BIRTH_DATE_ELSE;
  }

  private static boolean isDayMonthSwap(LocalDate a, LocalDate b) {
    return a.getYear() == b.getYear()
        && a.getMonthValue() == b.getDayOfMonth()
        && a.getDayOfMonth() == b.getMonthValue();
  }

  private static String digits(LocalDate date) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(date);
  }

  /**
   * Damerau-Levenshtein distance of at most one between two texts of one length: one other digit,
   * or two neighbours swapped. An insert needs a delete to keep the length, which is two.
   */
  private static boolean isOneEdit(String a, String b) {
    if (a.length() != b.length()) {
      return false;
    }
    int first = firstDifference(a, b, 0);
    int second = firstDifference(a, b, first + 1);
    if (second == a.length()) {
      return true;
    }
    boolean swapped =
        second == first + 1
            && a.charAt(first) == b.charAt(second)
            && a.charAt(second) == b.charAt(first);
    return swapped && firstDifference(a, b, second + 1) == a.length();
  }

  private static int firstDifference(String a, String b, int from) {
    int at = from;
    while (at < a.length() && a.charAt(at) == b.charAt(at)) {
      at++;
    }
    return at;
  }
}
