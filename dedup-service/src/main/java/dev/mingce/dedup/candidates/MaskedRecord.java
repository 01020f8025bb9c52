package dev.mingce.dedup.candidates;

import dev.mingce.dedup.normalize.RecordField;
import dev.mingce.dedup.normalize.SourceRecord;
import dev.mingce.kit.mask.Masks;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of a record to somebody who has to tell it from another: enough to recognise it,
 * always masked.
 */
@Schema(name = "MaskedRecord")
public record MaskedRecord(
    @Nullable String name,
    @Nullable String birthDate,
    @Nullable String gender,
    List<String> phones,
    List<String> emails,
    List<String> identifiers,
    @Nullable String place) {

  public MaskedRecord {
    phones = List.copyOf(phones);
    emails = List.copyOf(emails);
    identifiers = List.copyOf(identifiers);
  }

  /** The masked form of a record. */
  public static MaskedRecord of(SourceRecord source) {
    List<String> identifiers = new ArrayList<>(all(source, RecordField.NATIONAL_ID, Masks::idCard));
    identifiers.addAll(all(source, RecordField.IDENTIFIER, MaskedRecord::identifier));
    return new MaskedRecord(
        name(source),
        one(source, RecordField.BIRTH_DATE, Masks::birthDate),
        one(source, RecordField.GENDER, UnaryOperator.identity()),
        all(source, RecordField.PHONE, Masks::phone),
        all(source, RecordField.EMAIL, Masks::email),
        identifiers,
        place(source));
  }

  private static @Nullable String name(SourceRecord source) {
    String organisation = source.joined(RecordField.ORGANISATION_NAME);
    if (!organisation.isEmpty()) {
      return organisation; // the name of an organisation is public
    }
    String full = source.joined(RecordField.FULL_NAME);
    String name =
        full.isEmpty()
            ? source.joined(RecordField.FAMILY_NAME) + source.joined(RecordField.GIVEN_NAME)
            : full;
    return name.isEmpty() ? null : Masks.name(name);
  }

  private static String identifier(String value) {
    int colon = value.indexOf(':');
    return value.substring(0, colon + 1) + Masks.identifier(value.substring(colon + 1));
  }

  private static @Nullable String place(SourceRecord source) {
    String place =
        source.joined(RecordField.PROVINCE)
            + source.joined(RecordField.CITY)
            + source.joined(RecordField.DISTRICT);
    return place.isEmpty() ? null : place;
  }

  private static @Nullable String one(
      SourceRecord source, RecordField field, UnaryOperator<String> mask) {
    String value = source.joined(field);
    return value.isEmpty() ? null : mask.apply(value);
  }

  private static List<String> all(
      SourceRecord source, RecordField field, UnaryOperator<String> mask) {
    return source.all(field).stream().map(mask).toList();
  }
}
