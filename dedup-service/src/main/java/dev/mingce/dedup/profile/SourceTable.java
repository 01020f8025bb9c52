package dev.mingce.dedup.profile;

import dev.mingce.dedup.normalize.RecordField;
import dev.mingce.dedup.normalize.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was entered of customers as a table: the name, a column for each other field that a document
 * can fill, with its first value, and how many values there are of those that may have several.
 */
final class SourceTable {

  private static final List<RecordField> FIELDS =
      List.of(
          RecordField.BIRTH_DATE,
          RecordField.PHONE,
          RecordField.EMAIL,
          RecordField.GENDER,
          RecordField.OCCUPATION,
          RecordField.NATIONAL_ID,
          RecordField.IDENTIFIER,
          RecordField.PROVINCE,
          RecordField.CITY,
          RecordField.DISTRICT,
          RecordField.STREET,
          RecordField.POSTCODE,
          RecordField.ADDRESS);
  private static final List<RecordField> COUNTED =
      List.of(RecordField.PHONE, RecordField.EMAIL, RecordField.IDENTIFIER);

  static final List<String> COLUMNS =
      Stream.of(
              Stream.of("name"),
              FIELDS.stream().map(RecordField::code),
              COUNTED.stream().map(field -> field.code() + "s"))
          .flatMap(names -> names)
          .toList();

  /** Columns of which a value that comes twice is worth a look. */
  static final List<List<String>> KEYS =
      Stream.of(RecordField.NATIONAL_ID, RecordField.PHONE, RecordField.EMAIL)
          .map(field -> List.of(field.code()))
          .toList();

  private SourceTable() {}

  static List<String> row(SourceRecord source) {
    List<String> row = new ArrayList<>(COLUMNS.size());
    row.add(name(source));
    FIELDS.forEach(field -> row.add(first(source.all(field))));
    COUNTED.forEach(field -> row.add(Integer.toString(source.all(field).size())));
    return row;
  }

  // Surname first, without a space in Chinese.
  private static String name(SourceRecord source) {
    String family = first(source.all(RecordField.FAMILY_NAME));
    boolean chinese = family.codePoints().anyMatch(Character::isIdeographic);
    return Stream.of(
            first(source.all(RecordField.FULL_NAME)),
            first(source.all(RecordField.ORGANISATION_NAME)),
            (family + (chinese ? "" : " ") + first(source.all(RecordField.GIVEN_NAME))).strip())
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String first(List<String> values) {
    return values.isEmpty() ? "" : values.getFirst();
  }
}
