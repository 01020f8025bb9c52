package dev.mingce.dedup.normalize;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An identifier in the form that is compared.
 *
 * @param type code of its type, such as {@code national-id}
 * @param value upper case, letters and digits only
 */
public record IdentifierForm(String type, String value) implements Comparable<IdentifierForm> {

  static final String NATIONAL_ID = "national-id";
  static final String SOCIAL_CREDIT_CODE = "social-credit-code";
  private static final int SHORTEST = 4; // shorter values are counters or placeholders
  private static final Pattern NOISE = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern REPETITION = Pattern.compile("(.)\\1*");

  /**
   * The form of an identifier as entered; nothing for placeholders: too short, or one character
   * repeated.
   */
  public static Optional<IdentifierForm> of(String type, String value) {
    String code = TextForm.folded(type);
    String upper = TextForm.clean(value).toUpperCase(Locale.ROOT);
    String letters = NOISE.matcher(upper).replaceAll("");
    if (code.isEmpty() || letters.length() < SHORTEST || REPETITION.matcher(letters).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new IdentifierForm(
            code, code.equals(NATIONAL_ID) ? NationalIds.withEighteenDigits(letters) : letters));
  }

  /**
   * Whether this is a national id whose check digit holds, so that a typing error is all but
   * excluded.
   */
  public boolean isValidNationalId() {
    return type.equals(NATIONAL_ID) && NationalIds.isValid(value);
  }

  /**
   * Whether the value belongs to one subject only and is well formed, so that another one differs.
   */
  boolean isUnique() {
    return isValidNationalId()
        || (type.equals(SOCIAL_CREDIT_CODE) && SocialCreditCodes.isValid(value));
  }

  @Override
  public int compareTo(IdentifierForm other) {
    return Comparator.comparing(IdentifierForm::type)
        .thenComparing(IdentifierForm::value)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return "IdentifierForm[" + type + ":***]";
  }
}
