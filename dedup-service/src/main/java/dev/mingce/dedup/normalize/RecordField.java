package dev.mingce.dedup.normalize;

import java.util.Arrays;
import java.util.Optional;

/** The fields that a record can be read from, with the names by which mappings call them. */
public enum RecordField {
  FULL_NAME("fullName"),
  FAMILY_NAME("familyName"),
  GIVEN_NAME("givenName"),
  ORGANISATION_NAME("organisationName"),
  BIRTH_DATE("birthDate"),
  GENDER("gender"),
  NATIONAL_ID("nationalId"),
  IDENTIFIER("identifier"),
  PHONE("phone"),
  EMAIL("email"),
  STREET("street"),
  DISTRICT("district"),
  CITY("city"),
  PROVINCE("province"),
  POSTCODE("postcode"),
  ADDRESS("address"),
  OCCUPATION("occupation"),
  BIRTH_PLACE("birthPlace");

  private final String code;

  RecordField(String code) {
    this.code = code;
  }

  /** The name in mappings and files. */
  public String code() {
    return code;
  }

  /** The field of that name. */
  public static Optional<RecordField> ofCode(String code) {
    return Arrays.stream(values()).filter(field -> field.code.equals(code)).findFirst();
  }
}
