package dev.mingce.dedup.normalize;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** Numbers of the Chinese resident identity card (GB 11643-1999). */
public final class NationalIds {

  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECK_DIGITS = "10X98765432";
  private static final Pattern EIGHTEEN = Pattern.compile("[1-9][0-9]{16}[0-9X]");
  private static final Pattern FIFTEEN = Pattern.compile("[1-9][0-9]{14}");

  private NationalIds() {}

  /**
   * Writes a number of 15 digits, given out until 1999, with 18; leaves every other text as it is.
   */
  static String withEighteenDigits(String number) {
    if (!FIFTEEN.matcher(number).matches()) {
      return number;
    }
    String longer = number.substring(0, 6) + "19" + number.substring(6);
    return longer + checkDigit(longer);
  }

  /**
   * Whether the number has 18 places, a birth date that exists, and the right check digit (ISO 7064
   * MOD 11-2).
   */
  public static boolean isValid(String number) {
    return EIGHTEEN.matcher(number).matches()
        && hasDate(number)
        && number.charAt(17) == checkDigit(number);
  }

  /** The birth date in a valid number, as eight digits. */
  public static String birthDate(String number) {
    return number.substring(6, 14);
  }

  /** The gender in a valid number: {@code male} or {@code female}. */
  public static String gender(String number) {
    return (number.charAt(16) - '0') % 2 == 1 ? "male" : "female";
  }

  /** Whether the first digits of a number are a region that exists or whose province does. */
  public static boolean hasRegion(String number) {
    return Divisions.isRegion(number.substring(0, 6));
  }

  /** Adds the check digit of ISO 7064 MOD 11-2 to the first 17 digits. */
  public static String withCheckDigit(String seventeen) {
    return seventeen + checkDigit(seventeen);
  }

  private static char checkDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += (digits.charAt(i) - '0') * WEIGHTS[i];
    }
    return CHECK_DIGITS.charAt(sum % 11);
  }

  private static boolean hasDate(String number) {
    try {
      LocalDate.of(number(number, 6, 10), number(number, 10, 12), number(number, 12, 14));
      return true;
    } catch (DateTimeException noSuchDay) {
      return false;
    }
  }

  private static int number(String digits, int from, int to) {
    return Integer.parseInt(digits, from, to, 10);
  }
}
