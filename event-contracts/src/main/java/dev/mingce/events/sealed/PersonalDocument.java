package dev.mingce.events.sealed;

import dev.mingce.events.EventJson;
import dev.mingce.events.MalformedEventException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The personal part of a golden record: what the field {@code sealed} of an event holds, as JSON
 * with the names that the JSON API uses.
 *
 * @param name a person's name
 * @param birthDate date of birth
 * @param contactPoints ways to reach the customer, the preferred one first
 * @param identifiers numbers given by authorities and companies
 * @param addresses postal addresses
 * @param organisation an organisation's facts
 * @param aliases other names
 * @param demographics gender, education, occupation
 * @param contactPersons people who act for the customer or are related to it
 * @param preferences what the customer likes
 * @param custom attributes that the data standard in force adds, by their code
 */
public record PersonalDocument(
    @Nullable PersonName name,
    @Nullable LocalDate birthDate,
    List<ContactPoint> contactPoints,
    List<Identifier> identifiers,
    List<PostalAddress> addresses,
    @Nullable OrganisationFacts organisation,
    @Nullable List<Alias> aliases,
    @Nullable Demographics demographics,
    @Nullable List<ContactPerson> contactPersons,
    @Nullable Preferences preferences,
    @Nullable Map<String, String> custom) {
  /** Copies the lists; an absent one is empty. */
  public PersonalDocument {
    contactPoints = contactPoints == null ? List.of() : List.copyOf(contactPoints);
    identifiers = identifiers == null ? List.of() : List.copyOf(identifiers);
    addresses = addresses == null ? List.of() : List.copyOf(addresses);
    aliases = aliases == null ? null : List.copyOf(aliases);
    contactPersons = contactPersons == null ? null : List.copyOf(contactPersons);
    custom = custom == null ? null : Collections.unmodifiableMap(new TreeMap<>(custom));
  }

  /** A document of what every customer has. */
  public PersonalDocument(
      @Nullable PersonName name,
      @Nullable LocalDate birthDate,
      List<ContactPoint> contactPoints,
      List<Identifier> identifiers,
      List<PostalAddress> addresses,
      @Nullable OrganisationFacts organisation) {
    this(
        name,
        birthDate,
        contactPoints,
        identifiers,
        addresses,
        organisation,
        null,
        null,
        null,
        null,
        null);
  }

  /** The document as a compact JWE under a key. */
  public String seal(SubjectKey key) {
    return CompactJwe.seal(key, EventJson.write(this));
  }

  /**
   * Opens the {@code sealed} field of an event.
   *
   * @throws MalformedEventException if it is no JWE of the contract, or holds no document
   * @throws SealBrokenException if it was changed, or sealed under another key
   */
  public static PersonalDocument open(String sealed, SubjectKey key) {
    return EventJson.read(CompactJwe.open(sealed, key), PersonalDocument.class);
  }

  /** Tells how much there is, and none of it. */
  @Override
  public String toString() {
    return "PersonalDocument[contactPoints=%d, identifiers=%d, addresses=%d]"
        .formatted(contactPoints.size(), identifiers.size(), addresses.size());
  }
}
