package dev.mingce.dedup.explain;

import dev.mingce.events.sealed.ContactPoint;
import dev.mingce.events.sealed.Demographics;
import dev.mingce.events.sealed.Identifier;
import dev.mingce.events.sealed.OrganisationFacts;
import dev.mingce.events.sealed.PersonName;
import dev.mingce.events.sealed.PersonalDocument;
import dev.mingce.events.sealed.PostalAddress;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A record as a form holds it before it is saved, with the names of customer-service. */
@Schema(name = "CheckInput", requiredProperties = "kind")
public record CheckInput(
    @Schema(enumeration = {"person", "organisation"}) @Nullable String kind,
    @Nullable PersonName name,
    @Nullable LocalDate birthDate,
    @Nullable List<ContactPoint> contactPoints,
    @Nullable List<Identifier> identifiers,
    @Nullable List<PostalAddress> addresses,
    @Nullable OrganisationFacts organisation,
    @Nullable Demographics demographics) {

  PersonalDocument document() {
    return new PersonalDocument(
        name,
        birthDate,
        contactPoints == null ? List.of() : contactPoints,
        identifiers == null ? List.of() : identifiers,
        addresses == null ? List.of() : addresses,
        organisation,
        null,
        demographics,
        null,
        null,
        null);
  }

  @Override
  public String toString() {
    return "CheckInput[***]";
  }
}
