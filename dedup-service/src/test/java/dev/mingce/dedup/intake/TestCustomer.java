package dev.mingce.dedup.intake;

import dev.mingce.events.Actor;
import dev.mingce.events.ConsentChange;
import dev.mingce.events.CustomerArchived;
import dev.mingce.events.CustomerChange;
import dev.mingce.events.CustomerConsentChanged;
import dev.mingce.events.CustomerErased;
import dev.mingce.events.CustomerFacts;
import dev.mingce.events.CustomerMerged;
import dev.mingce.events.CustomerRegistered;
import dev.mingce.events.CustomerUnmerged;
import dev.mingce.events.CustomerUpdated;
import dev.mingce.events.Owner;
import dev.mingce.events.sealed.ContactPoint;
import dev.mingce.events.sealed.Identifier;
import dev.mingce.events.sealed.PersonName;
import dev.mingce.events.sealed.PersonalDocument;
import dev.mingce.events.sealed.PostalAddress;
import dev.mingce.events.sealed.SubjectKey;
import dev.mingce.kit.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A customer of customer-service, as its events tell of it. Each change is its next version. */
public final class TestCustomer {

  private static final Actor ACTOR = new Actor("li.na", Actor.USER, "sales-east", null);

  private final MapSubjectKeySource keys;
  private final UUID id = Ids.next();
  private final String unit;
  private String way = "api";
  private long version;
  private PersonName name;
  private LocalDate birthDate;
  private final List<ContactPoint> contactPoints = new ArrayList<>();
  private final List<Identifier> identifiers = new ArrayList<>();
  private final List<PostalAddress> addresses = new ArrayList<>();

  TestCustomer(MapSubjectKeySource keys, String unit) {
    this.keys = keys;
    this.unit = unit;
  }

  public UUID id() {
    return id;
  }

  public long version() {
    return version;
  }

  public String keyId() {
    return "key-" + id;
  }

  /** The way in of what comes from now on. */
  public TestCustomer via(String newWay) {
    way = newWay;
    return this;
  }

  public TestCustomer named(String family, String given) {
    name = new PersonName(family, given, null);
    return this;
  }

  public TestCustomer born(String date) {
    birthDate = LocalDate.parse(date);
    return this;
  }

  public TestCustomer mobile(String... numbers) {
    contactPoints.removeIf(point -> point.type().equals("mobile"));
    for (String number : numbers) {
      contactPoints.add(new ContactPoint("mobile", number, null));
    }
    return this;
  }

  public TestCustomer email(String address) {
    contactPoints.add(new ContactPoint("email", address, null));
    return this;
  }

  public TestCustomer identifier(String type, String value) {
    identifiers.add(new Identifier(type, value, null));
    return this;
  }

  /** A name that was not taken apart. */
  public TestCustomer named(String full) {
    name = new PersonName(null, null, full);
    return this;
  }

  public TestCustomer living(PostalAddress place) {
    addresses.clear();
    addresses.add(place);
    return this;
  }

  public CustomerChange registered() {
    return new CustomerRegistered(
        ACTOR, way, null, next(CustomerFacts.ACTIVE), List.of(), sealed());
  }

  public CustomerChange updated(String... changedFields) {
    return new CustomerUpdated(
        ACTOR, way, null, next(CustomerFacts.ACTIVE), List.of(changedFields), sealed());
  }

  public CustomerChange archived() {
    return new CustomerArchived(ACTOR, "api", null, next(CustomerFacts.ARCHIVED), List.of());
  }

  public CustomerChange consentChanged() {
    return new CustomerConsentChanged(
        ACTOR, "api", null, next(CustomerFacts.ACTIVE), List.of(), List.<ConsentChange>of());
  }

  public CustomerChange erased() {
    keys.destroy(keyId());
    return new CustomerErased(
        ACTOR, "api", null, next(CustomerFacts.ERASED), List.of(), Ids.next(), List.of(keyId()));
  }

  /** This customer goes into the survivor, and says so. */
  public CustomerChange mergedInto(TestCustomer survivor, UUID mergeId) {
    return new CustomerMerged(
        ACTOR,
        "dedup",
        null,
        next(CustomerFacts.MERGED),
        List.of(),
        mergeId,
        survivor.id,
        List.of(id),
        null,
        null);
  }

  /** This customer is the survivor, and says so. */
  public CustomerChange absorbed(TestCustomer other, UUID mergeId) {
    return new CustomerMerged(
        ACTOR,
        "dedup",
        null,
        next(CustomerFacts.ACTIVE),
        List.of(),
        mergeId,
        id,
        List.of(other.id),
        null,
        sealed());
  }

  public CustomerChange unmergedFrom(TestCustomer survivor, UUID mergeId) {
    return unmerged(survivor.id, id, mergeId);
  }

  public CustomerChange released(TestCustomer other, UUID mergeId) {
    return unmerged(id, other.id, mergeId);
  }

  private CustomerChange unmerged(UUID survivorId, UUID restoredId, UUID mergeId) {
    return new CustomerUnmerged(
        ACTOR,
        "api",
        null,
        next(CustomerFacts.ACTIVE),
        List.of(),
        mergeId,
        survivorId,
        List.of(restoredId),
        sealed());
  }

  private String sealed() {
    SubjectKey key = keys.key(keyId());
    return new PersonalDocument(name, birthDate, contactPoints, identifiers, addresses, null)
        .seal(key);
  }

  private CustomerFacts next(String status) {
    version++;
    Owner owner = status.equals(CustomerFacts.ERASED) ? null : new Owner(unit, null);
    Instant now = Instant.now();
    return new CustomerFacts(
        id,
        version,
        CustomerFacts.PERSON,
        status,
        owner,
        null,
        List.of(),
        null,
        null,
        "person-1",
        keyId(),
        now,
        now);
  }
}
