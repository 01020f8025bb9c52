package dev.mingce.kit.mask;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The masks by name, for fields whose masking is configured. Each is the function of {@link Masks}
 * of that name.
 */
public enum MaskKind {
  HIDDEN(Masks::hidden),
  MOBILE(Masks::mobile),
  LANDLINE(Masks::landline),
  PHONE(Masks::phone),
  EMAIL(Masks::email),
  ID_CARD(Masks::idCard),
  PASSPORT(Masks::passport),
  NAME(Masks::name),
  BIRTH_DATE(Masks::birthDate),
  ADDRESS(Masks::address),
  BANK_CARD(Masks::bankCard),
  PLATE(Masks::plate),
  IDENTIFIER(Masks::identifier);

  @SuppressWarnings("ImmutableEnumChecker") // method references without state
  private final UnaryOperator<String> mask;

  MaskKind(UnaryOperator<String> mask) {
    this.mask = mask;
  }

  /** Masks a value; {@code null}, empty and blank values give the empty string. */
  public String mask(@Nullable String value) {
    return value == null ? "" : mask.apply(value);
  }
}
