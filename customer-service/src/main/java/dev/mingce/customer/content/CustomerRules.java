package dev.mingce.customer.content;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.customer.standard.ActiveStandards;
import dev.mingce.customer.standard.BuiltinStandards;
import dev.mingce.customer.standard.Standard;
import dev.mingce.customer.standard.StandardCheck;
import dev.mingce.events.CustomerFacts;
import dev.mingce.events.EventJson;
import dev.mingce.events.Owner;
import dev.mingce.events.sealed.ContactPoint;
import dev.mingce.events.sealed.PersonName;
import dev.mingce.events.sealed.PersonalDocument;
import dev.mingce.kit.problem.KitError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks what was entered against what every record must be and against the data standard in force,
 * keeps it as entered, and adds the normalised form. All faults are found in one pass. The API,
 * imports, self-service and source feeds go through here alike.
 */
public final class CustomerRules {
  private static final LocalDate EARLIEST = LocalDate.of(1850, 1, 1);
  private static final ObjectMapper JSON = EventJson.mapper();

  private final String defaultRegion;
  private final Clock clock;
  private final ActiveStandards standards;
  private final List<ContactPoint> known;
  private final String channel;

  /**
   * Rules for one default region.
   *
   * @param defaultRegion ISO 3166 region of phone numbers without a country code
   */
  public CustomerRules(String defaultRegion, Clock clock, ActiveStandards standards) {
    this(defaultRegion, clock, standards, List.of(), ActiveStandards.DEFAULT_CHANNEL);
  }

  private CustomerRules(
      String defaultRegion,
      Clock clock,
      ActiveStandards standards,
      List<ContactPoint> known,
      String channel) {
    this.defaultRegion = defaultRegion;
    this.clock = clock;
    this.standards = standards;
    this.known = known;
    this.channel = channel;
  }

  /** The same rules where phone numbers without a country code belong to another region. */
  public CustomerRules inRegion(String region) {
    return new CustomerRules(region, clock, standards, known, channel);
  }

  /**
   * The same rules for what comes by one channel.
   *
   * @param name code of the channel; null for the one of who names none
   * @throws ProblemException invalid-parameter where there is no such channel
   */
  public CustomerRules onChannel(@Nullable String name) {
    if (name != null && !standards.isChannel(name)) {
      throw new ProblemException(
          KitError.INVALID_PARAMETER, List.of(Violation.at("Channel", "invalid-value")));
    }
    return new CustomerRules(
        defaultRegion,
        clock,
        standards,
        known,
        name == null ? ActiveStandards.DEFAULT_CHANNEL : name);
  }

  /** The standard that a record of this kind is checked against now. */
  public Standard standard(String kind) {
    return standards.of(kind, channel);
  }

  /**
   * The same rules for a change of a document: a contact point that stays as it was entered keeps
   * its normalised form, which may have been made for another region.
   */
  public CustomerRules changing(PersonalDocument before) {
    return new CustomerRules(defaultRegion, clock, standards, before.contactPoints(), channel);
  }

  /** Rules of the standards that a new installation starts with. */
  public CustomerRules(String defaultRegion, Clock clock) {
    this(defaultRegion, clock, new BuiltinStandards());
  }

  /**
   * Checks and normalises.
   *
   * @param fallbackOwner owner of a record that names none; null when there is none either
   * @throws ProblemException validation-failed with every violation found
   */
  public CustomerContent check(CustomerInput input, @Nullable Owner fallbackOwner) {
    Checks checks = new Checks();
    String kind = kind(input.kind(), checks);
    return check(input, fallbackOwner, standard(kind), kind, checks);
  }

  /** The same under a given standard, for trying one out. */
  public CustomerContent check(
      CustomerInput input, @Nullable Owner fallbackOwner, Standard standard) {
    Checks checks = new Checks();
    return check(input, fallbackOwner, standard, kind(input.kind(), checks), checks);
  }

  private CustomerContent check(
      CustomerInput input,
      @Nullable Owner fallbackOwner,
      Standard standard,
      String kind,
      Checks checks) {
    PersonName name = name(input.name(), checks);
    LocalDate birthDate =
        checks.date(input.birthDate(), "/birthDate", EARLIEST, LocalDate.now(clock));
    PersonalDocument document =
        new PartRules(checks, defaultRegion, known, LocalDate.now(clock), standard)
            .document(input, name, birthDate);
    List<String> tags =
        checks.each(input.tags(), "/tags", (tag, at) -> checks.required(tag, at, 64));
    String tier = checks.optional(input.tier(), "/tier", 64);
    String stage = checks.optional(input.stage(), "/stage", 64);
    Owner owner = owner(input.owner(), fallbackOwner, checks);
    checks.addElsewhere(StandardCheck.violations(standard, JSON.valueToTree(input)));
    if (!checks.isClean() || owner == null) {
      throw new ProblemException(KitError.VALIDATION_FAILED, checks.faults());
    }
    return new CustomerContent(kind, document, tags, tier, stage, owner, standard.version());
  }

  private static String kind(@Nullable String kind, Checks checks) {
    if (kind == null) {
      checks.fault("/kind", "required");
      return CustomerFacts.PERSON;
    }
    if (!kind.equals(CustomerFacts.PERSON) && !kind.equals(CustomerFacts.ORGANISATION)) {
      checks.fault("/kind", "invalid-value");
      return CustomerFacts.PERSON;
    }
    return kind;
  }

  private static @Nullable PersonName name(CustomerInput.@Nullable Name name, Checks checks) {
    if (name == null) {
      checks.fault("/name", "name-required");
      return null;
    }
    String family = checks.unmasked(name.family(), "/name/family", "invalid-name");
    String given = checks.unmasked(name.given(), "/name/given", "invalid-name");
    String full = checks.unmasked(name.full(), "/name/full", "invalid-name");
    if (family == null && given == null && full == null) {
      checks.fault("/name", "name-required");
    }
    return new PersonName(
        family, given, full, checks.unmasked(name.phonetic(), "/name/phonetic", "invalid-name"));
  }

  private static @Nullable Owner owner(
      CustomerInput.@Nullable OwnerInput owner, @Nullable Owner fallback, Checks checks) {
    if (owner == null) {
      if (fallback == null) {
        checks.fault("/owner", "required");
      }
      return fallback;
    }
    String unit = checks.required(owner.unit(), "/owner/unit", 64);
    String user = checks.optional(owner.user(), "/owner/user", 64);
    return unit == null ? null : new Owner(unit, user);
  }
}
