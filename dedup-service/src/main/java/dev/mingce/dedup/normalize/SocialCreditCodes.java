package dev.mingce.dedup.normalize;

import java.util.regex.Pattern;

/** Unified social credit codes of organisations in China (GB 32100-2015). */
public final class SocialCreditCodes {

  private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int[] WEIGHTS = {
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
  };
  private static final Pattern FORM =
      Pattern.compile("[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}");

  private SocialCreditCodes() {}

  /** Whether the code, in capital letters, has the form and the check character of the standard. */
  public static boolean isValid(String code) {
    return FORM.matcher(code).matches() && code.charAt(17) == checkCharacter(code);
  }

  /** The check character of the first 17: 31 minus the weighted sum modulo 31. */
  static char checkCharacter(String code) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += CHARACTERS.indexOf(code.charAt(i)) * WEIGHTS[i];
    }
    return CHARACTERS.charAt((31 - sum % 31) % 31);
  }

  /** Adds the check character to the first 17. */
  public static String withCheckCharacter(String seventeen) {
    return seventeen + checkCharacter(seventeen);
  }
}
