package dev.mingce.bench.dedup;

import dev.mingce.dedup.normalize.DocumentRecord;
import dev.mingce.dedup.normalize.RecordField;
import dev.mingce.dedup.normalize.SourceRecord;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.events.Actor;
import dev.mingce.events.CustomerFacts;
import dev.mingce.events.CustomerRegistered;
import dev.mingce.events.EventEnvelope;
import dev.mingce.events.EventJson;
import dev.mingce.events.Owner;
import dev.mingce.events.Topics;
import dev.mingce.events.sealed.ContactPoint;
import dev.mingce.events.sealed.Demographics;
import dev.mingce.events.sealed.Identifier;
import dev.mingce.events.sealed.PersonName;
import dev.mingce.events.sealed.PersonalDocument;
import dev.mingce.events.sealed.PostalAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A record of the synthetic set as a customer of customer-service. */
record MadeUpCustomer(UUID id, PersonalDocument document) {
  private static final Actor ACTOR = new Actor("benchmark", Actor.SERVICE, "sales-east", null);
  static final String UNIT = "sales-east";

  static MadeUpCustomer of(int number, SourceRecord record) {
    return new MadeUpCustomer(id(number), document(record));
  }

  /** The id of a customer, in the order of their numbers as ids are in the order of time. */
  static UUID id(int number) {
    long time = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli() + number * 20L;
    return new UUID(
        (time << 16) | 0x7000L | (number & 0xFFF),
        0x8000000000000000L | ((number * 0x9E3779B97F4A7C15L) >>> 2));
  }

  String keyId() {
    return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ 1).toString();
  }

  SourceRecord source() {
    return DocumentRecord.of(id, SubjectKind.PERSON, document);
  }

  /** The event of its registration, sealed as customer-service does. */
  ProducerRecord<String, byte[]> registered() {
    Instant now = Instant.now();
    CustomerFacts facts =
        new CustomerFacts(
            id,
            1,
            CustomerFacts.PERSON,
            CustomerFacts.ACTIVE,
            new Owner(UNIT, null),
            null,
            List.of(),
            null,
            null,
            "person-1",
            keyId(),
            now,
            now);
    CustomerRegistered event =
        new CustomerRegistered(
            ACTOR, "api", null, facts, List.of(), document.seal(KeyServer.key(keyId())));
    EventEnvelope envelope =
        EventEnvelope.of(
            UUID.randomUUID(),
            "/mingce/customer-service",
            event,
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00");
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(Topics.CUSTOMER_CHANGES, envelope.subject(), EventJson.write(event));
    envelope
        .toHeaders()
        .forEach(
            (name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return message;
  }

  private static PersonalDocument document(SourceRecord record) {
    List<ContactPoint> contacts = new ArrayList<>();
    record
        .all(RecordField.PHONE)
        .forEach(phone -> contacts.add(new ContactPoint("mobile", phone, null)));
    record
        .all(RecordField.EMAIL)
        .forEach(email -> contacts.add(new ContactPoint("email", email, null)));
    List<Identifier> identifiers =
        record.all(RecordField.NATIONAL_ID).stream()
            .map(value -> new Identifier("national-id", value, null))
            .toList();
    String city = record.joined(RecordField.CITY);
    String text = record.joined(RecordField.ADDRESS);
    String gender = record.joined(RecordField.GENDER);
    return new PersonalDocument(
        new PersonName(null, null, record.joined(RecordField.FULL_NAME)),
        date(record.joined(RecordField.BIRTH_DATE)),
        contacts,
        identifiers,
        List.of(
            new PostalAddress(
                "CN", null, city.isEmpty() ? null : city, null, null, null, null, null, text)),
        null,
        null,
        gender.isEmpty() ? null : new Demographics(gender, null, null, null),
        null,
        null,
        null);
  }

  // What is no date could not be entered in customer-service either.
  private static @Nullable LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
