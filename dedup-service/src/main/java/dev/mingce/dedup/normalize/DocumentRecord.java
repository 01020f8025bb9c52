package dev.mingce.dedup.normalize;

import dev.mingce.events.sealed.ContactPoint;
import dev.mingce.events.sealed.Demographics;
import dev.mingce.events.sealed.Identifier;
import dev.mingce.events.sealed.OrganisationFacts;
import dev.mingce.events.sealed.PersonName;
import dev.mingce.events.sealed.PersonalDocument;
import dev.mingce.events.sealed.PostalAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes from a customer's document what matching looks at. */
public final class DocumentRecord {

  private static final Set<String> PHONES = Set.of("mobile", "phone");
  private static final Set<String> CHECKED_NUMBERS = Set.of("national-id", "social-credit-code");
  private static final String EMAIL = "email";

  private final Map<RecordField, List<String>> values = new EnumMap<>(RecordField.class);

  private DocumentRecord() {}

  /** The record of a document. Of several addresses the first one counts. */
  public static SourceRecord of(UUID customerId, SubjectKind kind, PersonalDocument document) {
    DocumentRecord fields = new DocumentRecord();
    switch (kind) {
      case PERSON -> fields.person(document);
      case ORGANISATION -> fields.organisation(document.organisation());
    }
    document.contactPoints().forEach(fields::contact);
    document.identifiers().forEach(fields::identifier);
    document.addresses().stream().findFirst().ifPresent(fields::address);
    return new SourceRecord(customerId.toString(), fields.values);
  }

  private void person(PersonalDocument document) {
    PersonName name = document.name();
    if (name != null) {
      boolean inParts = name.family() != null || name.given() != null;
      put(RecordField.FAMILY_NAME, name.family());
      put(RecordField.GIVEN_NAME, name.given());
      put(RecordField.FULL_NAME, inParts ? null : name.full());
    }
    put(
        RecordField.BIRTH_DATE,
        document.birthDate() == null ? null : document.birthDate().toString());
    Demographics demographics = document.demographics();
    if (demographics != null) {
      put(RecordField.GENDER, demographics.gender());
      put(RecordField.OCCUPATION, demographics.occupation());
    }
  }

  private void organisation(@Nullable OrganisationFacts facts) {
    if (facts != null) {
      put(
          RecordField.ORGANISATION_NAME,
          facts.legalName() == null ? facts.shortName() : facts.legalName());
    }
  }

  // The normal form of customer-service knows the country that the record is from.
  private void contact(ContactPoint point) {
    String entered = point.normalized() == null ? point.value() : point.normalized();
    if (PHONES.contains(point.type())) {
      put(RecordField.PHONE, entered);
    } else if (point.type().equals(EMAIL)) {
      put(RecordField.EMAIL, entered);
    }
  }

  private void identifier(Identifier identifier) {
    String entered = identifier.normalized() == null ? identifier.value() : identifier.normalized();
    if (CHECKED_NUMBERS.contains(identifier.type())) {
      put(RecordField.NATIONAL_ID, entered);
    } else {
      put(RecordField.IDENTIFIER, identifier.type() + ':' + entered);
    }
  }

  private void address(PostalAddress address) {
    put(RecordField.PROVINCE, address.province());
    put(RecordField.CITY, address.city());
    put(RecordField.DISTRICT, address.district());
    put(RecordField.STREET, address.detail());
    put(RecordField.POSTCODE, address.postcode());
    put(RecordField.ADDRESS, address.text());
  }

  private void put(RecordField field, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      values.computeIfAbsent(field, any -> new ArrayList<>()).add(value);
    }
  }
}
