package dev.mingce.customer.standard;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Chinese resident identity number: 6 digits of region, 8 of birth date, 3 of sequence and a check
 * character by ISO 7064 MOD 11-2 (GB 11643-1999).
 */
public final class NationalId {
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECK = "10X98765432";

  private NationalId() {}

  /**
   * Whether it has 18 places of the right kind and a real birth date; says nothing about the check
   * character.
   */
  public static boolean isWellFormed(String id) {
    return id.matches("[1-9]\\d{16}[0-9X]") && hasRealDate(id);
  }

  /**
   * Whether the check character fits.
   *
   * @param id a well-formed number
   */
  public static boolean hasRightCheck(String id) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += (id.charAt(i) - '0') * WEIGHTS[i];
    }
    return CHECK.charAt(sum % 11) == id.charAt(17);
  }

  private static boolean hasRealDate(String id) {
    try {
      LocalDate.of(
          Integer.parseInt(id.substring(6, 10)),
          Integer.parseInt(id.substring(10, 12)),
          Integer.parseInt(id.substring(12, 14)));
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
