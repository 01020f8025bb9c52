package dev.mingce.stack.demo;

/** Check characters of the Chinese identifiers that the demo customers carry. Pure arithmetic. */
final class CheckDigits {
  private static final int[] NATIONAL_ID_WEIGHTS = {
    7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2
  };
  private static final String NATIONAL_ID_CHECKS = "10X98765432";
  private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

  /** The 31 characters of GB 32100: no I, O, S, V, Z, which are taken for digits. */
  static final String CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  private static final int CREDIT_MODULUS = 31;

  private CheckDigits() {}

  /**
   * GB 11643, which uses ISO 7064 MOD 11-2.
   *
   * @param first17 region, birth date and sequence: 17 digits
   * @return {@code 0} to {@code 9} or {@code X}
   */
  static char nationalId(String first17) {
    requireLength(first17, NATIONAL_ID_WEIGHTS.length);
    int sum = 0;
    for (int i = 0; i < NATIONAL_ID_WEIGHTS.length; i++) {
      sum += NATIONAL_ID_WEIGHTS[i] * Character.digit(first17.charAt(i), 10);
    }
    return NATIONAL_ID_CHECKS.charAt(sum % 11);
  }

  /**
   * GB 11714: the ninth character of the organisation code inside a social credit code.
   *
   * @param first8 digits and capital letters
   * @return {@code 0} to {@code 9} or {@code X}
   */
  static char organisation(String first8) {
    requireLength(first8, ORGANISATION_WEIGHTS.length);
    int sum = 0;
    for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
      sum += ORGANISATION_WEIGHTS[i] * Character.digit(first8.charAt(i), 36);
    }
    int check = (11 - sum % 11) % 11;
    return check == 10 ? 'X' : Character.forDigit(check, 10);
  }

  /**
   * GB 32100: weights are the powers of 3 modulo 31.
   *
   * @param first17 department, category, region and organisation code
   * @return one of the 31 characters of the standard
   */
  static char socialCreditCode(String first17) {
    requireLength(first17, 17);
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < first17.length(); i++) {
      sum += weight * CREDIT_ALPHABET.indexOf(first17.charAt(i));
      weight = weight * 3 % CREDIT_MODULUS;
    }
    return CREDIT_ALPHABET.charAt((CREDIT_MODULUS - sum % CREDIT_MODULUS) % CREDIT_MODULUS);
  }

  private static void requireLength(String value, int length) {
    if (value.length() != length) {
      throw new IllegalArgumentException(
          "expected " + length + " characters, got " + value.length());
    }
  }
}
