package dev.mingce.dedup.quality.rules;

import dev.mingce.events.sealed.ContactPoint;
import dev.mingce.events.sealed.Demographics;
import dev.mingce.events.sealed.Identifier;
import dev.mingce.events.sealed.OrganisationFacts;
import dev.mingce.events.sealed.PersonName;
import dev.mingce.events.sealed.PersonalDocument;
import dev.mingce.events.sealed.PostalAddress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Documents for tests, one part at a time. */
public final class Documents {

  private PersonName name;
  private LocalDate birthDate;
  private final List<ContactPoint> points = new ArrayList<>();
  private final List<Identifier> identifiers = new ArrayList<>();
  private final List<PostalAddress> addresses = new ArrayList<>();
  private OrganisationFacts organisation;
  private Demographics demographics;

  public static Documents document() {
    return new Documents();
  }

  public Documents named(String family, String given, String full) {
    name = new PersonName(family, given, full);
    return this;
  }

  public Documents born(String date) {
    birthDate = LocalDate.parse(date);
    return this;
  }

  public Documents gender(String code) {
    demographics = new Demographics(code, null, null, null);
    return this;
  }

  public Documents contact(String type, String value) {
    return contact(new ContactPoint(type, value, null));
  }

  public Documents contact(ContactPoint point) {
    points.add(point);
    return this;
  }

  public Documents identifier(String type, String value) {
    identifiers.add(new Identifier(type, value, null));
    return this;
  }

  public Documents address(String province, String city, String district, String detail) {
    return address(new PostalAddress("CN", province, city, district, detail, null, null));
  }

  public Documents address(PostalAddress address) {
    addresses.add(address);
    return this;
  }

  public Documents organisation(OrganisationFacts facts) {
    organisation = facts;
    return this;
  }

  public PersonalDocument build() {
    return new PersonalDocument(
        name,
        birthDate,
        points,
        identifiers,
        addresses,
        organisation,
        null,
        demographics,
        null,
        null,
        null);
  }
}
