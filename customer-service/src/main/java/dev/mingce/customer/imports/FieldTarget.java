package dev.mingce.customer.imports;

import java.util.Arrays;
import java.util.Optional;

/** What a column of a file can be mapped to. */
enum FieldTarget {
  NAME_FAMILY("name.family"),
  NAME_GIVEN("name.given"),
  NAME_FULL("name.full"),
  BIRTH_DATE("birthDate"),
  CONTACT_POINT("contactPoint"),
  IDENTIFIER("identifier"),
  COUNTRY("address.country"),
  PROVINCE("address.province"),
  CITY("address.city"),
  DISTRICT("address.district"),
  DETAIL("address.detail"),
  POSTCODE("address.postcode"),
  KIND("kind"),
  TAGS("tags"),
  OWNER_UNIT("owner.unit"),
  OWNER_USER("owner.user"),
  IGNORE("ignore");

  private final String code;

  FieldTarget(String code) {
    this.code = code;
  }

  static Optional<FieldTarget> of(String code) {
    return Arrays.stream(values()).filter(target -> target.code.equals(code)).findFirst();
  }

  /** Where the value is in a customer, as a JSON Pointer; lists get their index appended. */
  String pointer() {
    return switch (this) {
      case CONTACT_POINT -> "/contactPoints";
      case IDENTIFIER -> "/identifiers";
      case COUNTRY, PROVINCE, CITY, DISTRICT, DETAIL, POSTCODE ->
          "/addresses/0/" + code.substring(code.indexOf('.') + 1);
      case NAME_FAMILY,
          NAME_GIVEN,
          NAME_FULL,
          BIRTH_DATE,
          KIND,
          TAGS,
          OWNER_UNIT,
          OWNER_USER,
          IGNORE ->
          "/" + code.replace('.', '/');
    };
  }

  /** Whether several columns may go there: to a list, or joined to one text. */
  boolean takesMany() {
    return switch (this) {
      case CONTACT_POINT, IDENTIFIER, TAGS, DETAIL, NAME_GIVEN, IGNORE -> true;
      case NAME_FAMILY, NAME_FULL, BIRTH_DATE, COUNTRY, PROVINCE, CITY, DISTRICT, POSTCODE -> false;
      case KIND, OWNER_UNIT, OWNER_USER -> false;
    };
  }
}
