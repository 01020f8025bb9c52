package dev.mingce.dedup.normalize;

/** What a term is a value of. The same text of two kinds is two terms with two frequencies. */
public enum TermKind {
  GIVEN_NAME,
  FAMILY_NAME,
  OTHER_NAME,
  ORGANISATION_NAME,
  ORGANISATION_WORD,
  BIRTH_DATE,
  GENDER,
  IDENTIFIER,
  PHONE,
  EMAIL,
  STREET,
  DISTRICT,
  CITY,
  PROVINCE,
  POSTCODE,
  OCCUPATION,
  BIRTH_PLACE
}
