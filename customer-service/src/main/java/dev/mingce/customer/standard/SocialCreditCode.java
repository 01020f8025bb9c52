package dev.mingce.customer.standard;

/**
 * Unified social credit code: 18 places of digits and letters without I, O, S, V, Z, the last a
 * check character by MOD 31-3 (GB 32100-2015).
 */
public final class SocialCreditCode {
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  private SocialCreditCode() {}

  /** Whether it has 18 allowed characters and the right check character. */
  public static boolean isValid(String code) {
    if (code.length() != 18) {
      return false;
    }
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < 17; i++) {
      int value = ALPHABET.indexOf(code.charAt(i));
      if (value < 0) {
        return false;
      }
      sum += value * weight;
      weight = weight * 3 % 31;
    }
    return ALPHABET.charAt((31 - sum % 31) % 31) == code.charAt(17);
  }
}
