package dev.mingce.customer.standard;

import dev.mingce.events.CustomerFacts;
import dev.mingce.events.Owner;
import dev.mingce.events.sealed.ContactPoint;
import dev.mingce.events.sealed.Identifier;
import dev.mingce.events.sealed.PersonName;
import dev.mingce.events.sealed.PersonalDocument;
import dev.mingce.events.sealed.PostalAddress;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import dev.mingce.kit.web.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the built-in data standard: checks what was entered, keeps it as entered, and adds
 * the normalised form. All faults are found in one pass.
 */
public final class CustomerRules {
  /** Version of the standard that records are written under. */
  public static final String STANDARD_VERSION = "builtin-1";

  static final int MAX_TEXT = 200;
  static final int MAX_CONTACT = 320;
  static final int MAX_LIST = 50;
  private static final LocalDate EARLIEST = LocalDate.of(1850, 1, 1);
  private static final Set<String> COUNTRIES =
      Stream.of(Locale.getISOCountries()).collect(Collectors.toUnmodifiableSet());

  private final String defaultRegion;
  private final Clock clock;
  private final List<ContactPoint> known;

  /**
   * Rules for one default region.
   *
   * @param defaultRegion ISO 3166 region of phone numbers without a country code
   */
  public CustomerRules(String defaultRegion, Clock clock) {
    this(defaultRegion, clock, List.of());
  }

  private CustomerRules(String defaultRegion, Clock clock, List<ContactPoint> known) {
    this.defaultRegion = defaultRegion;
    this.clock = clock;
    this.known = known;
  }

  /** The same rules where phone numbers without a country code belong to another region. */
  public CustomerRules inRegion(String region) {
    return new CustomerRules(region, clock, known);
  }

  /**
   * The same rules for a change of a document: a contact point that stays as it was entered keeps
   * its normalised form, which may have been made for another region.
   */
  public CustomerRules changing(PersonalDocument before) {
    return new CustomerRules(defaultRegion, clock, before.contactPoints());
  }

  /**
   * Checks and normalises.
   *
   * @param fallbackOwner owner of a record that names none; null when there is none either
   * @throws ProblemException validation-failed with every violation found
   */
  public CustomerContent check(CustomerInput input, @Nullable Owner fallbackOwner) {
    List<Violation> faults = new ArrayList<>();
    String kind = kind(input.kind(), faults);
    PersonName name = name(input.name(), faults);
    LocalDate birthDate = date(input.birthDate(), faults);
    List<ContactPoint> contacts =
        each(input.contactPoints(), "/contactPoints", faults, (c, at) -> contact(c, at, faults));
    List<Identifier> identifiers =
        each(input.identifiers(), "/identifiers", faults, (i, at) -> identifier(i, at, faults));
    List<PostalAddress> addresses =
        each(input.addresses(), "/addresses", faults, (a, at) -> address(a, at, faults));
    List<String> tags =
        each(input.tags(), "/tags", faults, (tag, at) -> required(tag, at, 64, faults));
    Owner owner = owner(input.owner(), fallbackOwner, faults);
    if (!faults.isEmpty() || owner == null) {
      throw new ProblemException(KitError.VALIDATION_FAILED, faults);
    }
    return new CustomerContent(
        kind,
        new PersonalDocument(name, birthDate, contacts, identifiers, addresses, null),
        tags,
        owner);
  }

  /** What a client would have sent for this content; the base of a merge patch. */
  public static CustomerInput inputOf(CustomerContent content) {
    PersonalDocument document = content.document();
    PersonName name = document.name();
    return new CustomerInput(
        content.kind(),
        name == null ? null : new CustomerInput.Name(name.family(), name.given(), name.full()),
        document.birthDate() == null ? null : document.birthDate().toString(),
        map(document.contactPoints(), c -> new CustomerInput.Contact(c.type(), c.value())),
        map(document.identifiers(), i -> new CustomerInput.Id(i.type(), i.value())),
        map(
            document.addresses(),
            a ->
                new CustomerInput.Address(
                    a.country(), a.province(), a.city(), a.district(), a.detail(), a.postcode())),
        content.tags(),
        new CustomerInput.OwnerInput(content.owner().unit(), content.owner().user()));
  }

  private static String kind(@Nullable String kind, List<Violation> faults) {
    if (kind == null) {
      faults.add(Violation.at("/kind", "required"));
      return CustomerFacts.PERSON;
    }
    if (!kind.equals(CustomerFacts.PERSON) && !kind.equals(CustomerFacts.ORGANISATION)) {
      faults.add(Violation.at("/kind", "invalid-value"));
    }
    return kind;
  }

  private static @Nullable PersonName name(
      CustomerInput.@Nullable Name name, List<Violation> faults) {
    if (name == null) {
      faults.add(Violation.at("/name", "name-required"));
      return null;
    }
    String family = namePart(name.family(), "/name/family", faults);
    String given = namePart(name.given(), "/name/given", faults);
    String full = namePart(name.full(), "/name/full", faults);
    if (family == null && given == null && full == null) {
      faults.add(Violation.at("/name", "name-required"));
    }
    return new PersonName(family, given, full);
  }

  private static @Nullable String namePart(
      @Nullable String part, String pointer, List<Violation> faults) {
    String text = optional(part, pointer, MAX_TEXT, faults);
    // A masked name sent back must not replace the real one.
    if (text != null && text.contains("*")) {
      faults.add(Violation.at(pointer, "invalid-name"));
    }
    return text;
  }

  private @Nullable LocalDate date(@Nullable String text, List<Violation> faults) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.isBefore(EARLIEST) || date.isAfter(LocalDate.now(clock))) {
        faults.add(Violation.at("/birthDate", "date-out-of-range"));
      }
      return date;
    } catch (DateTimeParseException e) {
      faults.add(Violation.at("/birthDate", "invalid-date"));
      return null;
    }
  }

  private @Nullable ContactPoint contact(
      CustomerInput.Contact contact, String pointer, List<Violation> faults) {
    String value = required(contact.value(), pointer + "/value", MAX_CONTACT, faults);
    String code = required(contact.type(), pointer + "/type", MAX_TEXT, faults);
    if (value == null || code == null) {
      return null;
    }
    Optional<ContactType> type = ContactType.of(code);
    if (type.isEmpty()) {
      faults.add(Violation.at(pointer + "/type", "unknown-contact-type"));
      return null;
    }
    Optional<String> normalised =
        known.stream()
            .filter(before -> before.type().equals(code) && before.value().equals(value))
            .flatMap(before -> Stream.ofNullable(before.normalized()))
            .findFirst()
            .or(() -> type.get().normalise(value, defaultRegion));
    if (normalised.isEmpty()) {
      faults.add(Violation.at(pointer + "/value", contactFault(type.get())));
    }
    return new ContactPoint(code, value, normalised.orElse(null));
  }

  private static String contactFault(ContactType type) {
    return switch (type) {
      case MOBILE, LANDLINE -> "invalid-phone";
      case EMAIL -> "invalid-email";
      case WECHAT, OTHER -> "invalid-contact";
    };
  }

  private static @Nullable Identifier identifier(
      CustomerInput.Id id, String pointer, List<Violation> faults) {
    String value = required(id.value(), pointer + "/value", MAX_TEXT, faults);
    String code = required(id.type(), pointer + "/type", MAX_TEXT, faults);
    if (value == null || code == null) {
      return null;
    }
    Optional<IdentifierType> type = IdentifierType.of(code);
    if (type.isEmpty()) {
      faults.add(Violation.at(pointer + "/type", "unknown-identifier-type"));
      return null;
    }
    String normalised = type.get().normalise(value);
    if (!type.get().accepts(normalised)) {
      faults.add(Violation.at(pointer + "/value", "invalid-identifier"));
    }
    return new Identifier(code, value, normalised);
  }

  private static PostalAddress address(
      CustomerInput.Address a, String pointer, List<Violation> faults) {
    String country = optional(a.country(), pointer + "/country", MAX_TEXT, faults);
    if (country != null && !COUNTRIES.contains(country)) {
      faults.add(Violation.at(pointer + "/country", "invalid-country"));
    }
    return new PostalAddress(
        country,
        optional(a.province(), pointer + "/province", MAX_TEXT, faults),
        optional(a.city(), pointer + "/city", MAX_TEXT, faults),
        optional(a.district(), pointer + "/district", MAX_TEXT, faults),
        optional(a.detail(), pointer + "/detail", MAX_TEXT, faults),
        optional(a.postcode(), pointer + "/postcode", 20, faults),
        null);
  }

  private static @Nullable Owner owner(
      CustomerInput.@Nullable OwnerInput owner, @Nullable Owner fallback, List<Violation> faults) {
    if (owner == null) {
      if (fallback == null) {
        faults.add(Violation.at("/owner", "required"));
      }
      return fallback;
    }
    String unit = required(owner.unit(), "/owner/unit", 64, faults);
    String user = optional(owner.user(), "/owner/user", 64, faults);
    return unit == null ? null : new Owner(unit, user);
  }

  private static @Nullable String required(
      @Nullable String text, String pointer, int max, List<Violation> faults) {
    String value = optional(text, pointer, max, faults);
    if (value == null) {
      faults.add(Violation.at(pointer, "required"));
    }
    return value;
  }

  // Kept exactly as entered; only what is blank counts as absent.
  private static @Nullable String optional(
      @Nullable String text, String pointer, int max, List<Violation> faults) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (Texts.length(text) > max) {
      faults.add(Violation.at(pointer, "too-long", max));
    }
    return text;
  }

  private interface Check<S, T> {
    @Nullable T apply(S element, String pointer);
  }

  private static <S, T> List<T> each(
      @Nullable List<S> list, String pointer, List<Violation> faults, Check<S, T> check) {
    if (list == null) {
      return List.of();
    }
    if (list.size() > MAX_LIST) {
      faults.add(Violation.at(pointer, "too-many", MAX_LIST));
      return List.of();
    }
    List<T> checked = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      S element = list.get(i);
      if (element == null) {
        faults.add(Violation.at(pointer + "/" + i, "required"));
        continue;
      }
      T result = check.apply(element, pointer + "/" + i);
      if (result != null) {
        checked.add(result);
      }
    }
    return checked;
  }

  private static <S, T> @Nullable List<T> map(List<S> list, Function<S, T> mapping) {
    return list.isEmpty() ? null : list.stream().map(mapping).toList();
  }
}
