package dev.mingce.customer.standard;

import dev.mingce.kit.mask.Masks;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of identifiers a record can carry, each with its rule. */
public enum IdentifierType {
  /** Chinese resident identity number, GB 11643. */
  NATIONAL_ID("national-id"),
  /** Unified social credit code of an organisation, GB 32100. */
  SOCIAL_CREDIT_CODE("social-credit-code"),
  PASSPORT("passport"),
  SOCIAL_SECURITY_NUMBER("social-security-number"),
  TAX_NUMBER("tax-number"),
  MEMBERSHIP_NUMBER("membership-number"),
  EXTERNAL_ID("external-id");

  private final String code;

  IdentifierType(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static Optional<IdentifierType> of(String code) {
    return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
  }

  /**
   * The value in the one form in which it is compared: half-width, upper case, without spaces and
   * hyphens.
   */
  public String normalise(String value) {
    return Normalizer.normalize(value, Normalizer.Form.NFKC)
        .replaceAll("[\\s-]", "")
        .toUpperCase(Locale.ROOT);
  }

  /** Whether the normalised value keeps the rule of its standard. */
  public boolean accepts(String normalised) {
    return switch (this) {
      // A mistyped check character is kept as entered: the paper may say so, and dedup-service
      // weighs it.
      case NATIONAL_ID -> NationalId.isWellFormed(normalised);
      case SOCIAL_CREDIT_CODE -> SocialCreditCode.isValid(normalised);
      case PASSPORT -> normalised.matches("[A-Z0-9]{5,20}");
      case SOCIAL_SECURITY_NUMBER, TAX_NUMBER, MEMBERSHIP_NUMBER, EXTERNAL_ID ->
          !normalised.isEmpty() && !normalised.contains("*");
    };
  }

  /**
   * Whether the check character of the normalised value fits, where the type has one; a wrong one
   * is kept as entered, as the paper may say so, unless the data standard is strict about it.
   */
  public boolean hasRightCheck(String normalised) {
    return this != NATIONAL_ID || NationalId.hasRightCheck(normalised);
  }

  public String mask(String value) {
    return switch (this) {
      case NATIONAL_ID -> Masks.idCard(value);
      case PASSPORT -> Masks.passport(value);
      case SOCIAL_CREDIT_CODE, SOCIAL_SECURITY_NUMBER, TAX_NUMBER, MEMBERSHIP_NUMBER, EXTERNAL_ID ->
          Masks.identifier(value);
    };
  }
}
