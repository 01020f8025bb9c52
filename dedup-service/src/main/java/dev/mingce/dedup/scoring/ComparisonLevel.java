package dev.mingce.dedup.scoring;

import java.util.Arrays;
import java.util.List;

/**
 * How well two values of a field agree; within a field from best to worst. A missing value has no
 * level.
 */
public enum ComparisonLevel {
  NAME_EXACT(MatchField.NAME, "exact"),
  NAME_OTHER_ORDER(MatchField.NAME, "other-order"),
  NAME_VERY_CLOSE(MatchField.NAME, "jaro-winkler-0.92"),
  NAME_CLOSE(MatchField.NAME, "jaro-winkler-0.85"),
  NAME_ELSE(MatchField.NAME, "else"),
  BIRTH_DATE_EXACT(MatchField.BIRTH_DATE, "exact"),
  BIRTH_DATE_ONE_EDIT(MatchField.BIRTH_DATE, "one-edit"),
  BIRTH_DATE_YEAR(MatchField.BIRTH_DATE, "same-year"),
  BIRTH_DATE_ELSE(MatchField.BIRTH_DATE, "else"),
  PHONE_SHARED(MatchField.PHONE, "shared"),
  PHONE_ELSE(MatchField.PHONE, "else"),
  EMAIL_SHARED(MatchField.EMAIL, "shared"),
  EMAIL_ELSE(MatchField.EMAIL, "else"),
  IDENTIFIER_SHARED(MatchField.IDENTIFIER, "shared"),
  IDENTIFIER_DIFFERENT(MatchField.IDENTIFIER, "different"),
  ADDRESS_DISTRICT(MatchField.ADDRESS, "same-district"),
  ADDRESS_PROVINCE(MatchField.ADDRESS, "same-province"),
  ADDRESS_ELSE(MatchField.ADDRESS, "else");

  private final MatchField field;
  private final String code;

  ComparisonLevel(MatchField field, String code) {
    this.field = field;
    this.code = code;
  }

  public MatchField field() {
    return field;
  }

  /** Stable name within the field, as models and evidence write it. */
  public String code() {
    return code;
  }

  /** The levels of a field from best to worst. */
  static List<ComparisonLevel> of(MatchField field) {
    return Arrays.stream(values()).filter(level -> level.field == field).toList();
  }
}
