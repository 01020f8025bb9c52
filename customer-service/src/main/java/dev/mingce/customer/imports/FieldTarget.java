package dev.mingce.customer.imports;

import java.util.Arrays;
import java.util.Optional;

/** What a column of a file can be mapped to. */
enum FieldTarget {
  NAME_FAMILY("name.family"),
  NAME_GIVEN("name.given"),
  NAME_FULL("name.full"),
  NAME_PHONETIC("name.phonetic"),
  BIRTH_DATE("birthDate"),
  CONTACT_POINT("contactPoint"),
  IDENTIFIER("identifier"),
  COUNTRY("address.country"),
  PROVINCE("address.province"),
  CITY("address.city"),
  DISTRICT("address.district"),
  DETAIL("address.detail"),
  POSTCODE("address.postcode"),
  REGION_CODE("address.regionCode"),
  GENDER("demographics.gender"),
  EDUCATION("demographics.education"),
  OCCUPATION("demographics.occupation"),
  NATIONALITY("demographics.nationality"),
  LEGAL_NAME("organisation.legalName"),
  SHORT_NAME("organisation.shortName"),
  LEGAL_REPRESENTATIVE("organisation.legalRepresentative"),
  FOUNDED_ON("organisation.foundedOn"),
  INDUSTRY_CODE("organisation.industryCode"),
  SIZE("organisation.size"),
  CUSTOM("custom"),
  KIND("kind"),
  TAGS("tags"),
  TIER("tier"),
  STAGE("stage"),
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
      default -> "/" + (isAddress() ? "addresses/0/" + member() : code.replace('.', '/'));
    };
  }

  boolean isAddress() {
    return code.startsWith("address.");
  }

  boolean isDate() {
    return this == BIRTH_DATE || this == FOUNDED_ON;
  }

  /** Whether a column that goes there says of which type its values are. */
  boolean isTyped() {
    return this == CONTACT_POINT || this == IDENTIFIER || this == CUSTOM;
  }

  /** Whether several columns may go there: to a list, or joined to one text. */
  boolean takesMany() {
    return switch (this) {
      case CONTACT_POINT, IDENTIFIER, TAGS, DETAIL, NAME_GIVEN, CUSTOM, IGNORE -> true;
      default -> false;
    };
  }

  private String member() {
    return code.substring(code.indexOf('.') + 1);
  }
}
