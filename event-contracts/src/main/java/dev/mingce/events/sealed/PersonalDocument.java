package dev.mingce.events.sealed;

import dev.mingce.events.EventJson;
import dev.mingce.events.MalformedEventException;
import java.time.LocalDate;
import java.util.List;
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
 */
public record PersonalDocument(
    @Nullable PersonName name,
    @Nullable LocalDate birthDate,
    List<ContactPoint> contactPoints,
    List<Identifier> identifiers,
    List<PostalAddress> addresses,
    @Nullable OrganisationFacts organisation) {
  /** Copies the lists; an absent one is empty. */
  public PersonalDocument {
    contactPoints = contactPoints == null ? List.of() : List.copyOf(contactPoints);
    identifiers = identifiers == null ? List.of() : List.copyOf(identifiers);
    addresses = addresses == null ? List.of() : List.copyOf(addresses);
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
