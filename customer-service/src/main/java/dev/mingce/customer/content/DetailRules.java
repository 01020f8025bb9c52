package dev.mingce.customer.content;

import dev.mingce.customer.standard.BuiltinStandards;
import dev.mingce.customer.standard.CodeList;
import dev.mingce.customer.standard.ContactType;
import dev.mingce.customer.standard.Regions;
import dev.mingce.customer.standard.Standard;
import dev.mingce.events.sealed.Alias;
import dev.mingce.events.sealed.ContactPerson;
import dev.mingce.events.sealed.Demographics;
import dev.mingce.events.sealed.OrganisationFacts;
import dev.mingce.events.sealed.PostalAddress;
import dev.mingce.events.sealed.Preferences;
import dev.mingce.kit.Ids;
import dev.mingce.kit.web.Texts;
import java.time.LocalDate;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rules of addresses, demographics, organisations, related people and preferences. */
final class DetailRules {
  private static final int MAX_ATTRIBUTE = 1_000;

  private final Checks checks;
  private final LocalDate today;
  private final Standard standard;

  DetailRules(Checks checks, LocalDate today, Standard standard) {
    this.checks = checks;
    this.today = today;
    this.standard = standard;
  }

  static <T> @Nullable List<T> orNull(List<T> list) {
    return list.isEmpty() ? null : list;
  }

  PostalAddress address(CustomerInput.Address a, String pointer) {
    String country = checks.country(a.country(), pointer + "/country");
    String province = checks.optional(a.province(), pointer + "/province");
    String city = checks.optional(a.city(), pointer + "/city");
    String district = checks.optional(a.district(), pointer + "/district");
    String found =
        country == null || country.equals("CN")
            ? Regions.china().resolve(province, city, district).orElse(null)
            : null;
    return new PostalAddress(
        country,
        province,
        city,
        district,
        checks.optional(a.detail(), pointer + "/detail"),
        checks.optional(a.postcode(), pointer + "/postcode", 20),
        region(a.regionCode(), found, pointer + "/regionCode"),
        checks.optional(a.type(), pointer + "/type", 40),
        checks.optional(a.text(), pointer + "/text", 500));
  }

  // A code that is given must be one, and lie where the names say.
  private @Nullable String region(@Nullable String given, @Nullable String found, String pointer) {
    if (given == null || given.isBlank()) {
      return found;
    }
    if (Regions.china().name(given).isEmpty() && !isAdded(given)) {
      checks.fault(pointer, "unknown-region");
      return found;
    }
    if (found != null
        && !Regions.prefix(given).startsWith(Regions.prefix(found))
        && !Regions.prefix(found).startsWith(Regions.prefix(given))) {
      checks.fault(pointer, "region-mismatch");
    }
    return given;
  }

  // Divisions change faster than releases: a steward adds new ones to the list.
  private boolean isAdded(String region) {
    CodeList list = standard.lists().get(BuiltinStandards.REGION);
    return list != null && list.item(region).isPresent();
  }

  @Nullable Alias alias(CustomerInput.AliasInput alias, String pointer) {
    String type = checks.required(alias.type(), pointer + "/type", 40);
    String value = checks.unmasked(alias.value(), pointer + "/value", "invalid-name");
    if (value == null) {
      checks.fault(pointer + "/value", "required");
    }
    return type == null || value == null ? null : new Alias(type, value);
  }

  @Nullable Demographics demographics(CustomerInput.@Nullable DemographicsInput d) {
    return d == null
        ? null
        : new Demographics(
            checks.optional(d.gender(), "/demographics/gender"),
            checks.optional(d.education(), "/demographics/education"),
            checks.optional(d.occupation(), "/demographics/occupation"),
            checks.country(d.nationality(), "/demographics/nationality"));
  }

  @Nullable OrganisationFacts organisation(CustomerInput.@Nullable OrganisationInput o) {
    return o == null
        ? null
        : new OrganisationFacts(
            checks.unmasked(o.legalName(), "/organisation/legalName", "invalid-name"),
            checks.unmasked(o.shortName(), "/organisation/shortName", "invalid-name"),
            checks.unmasked(
                o.legalRepresentative(), "/organisation/legalRepresentative", "invalid-name"),
            checks.date(o.foundedOn(), "/organisation/foundedOn", LocalDate.of(1500, 1, 1), today),
            checks.optional(o.industryCode(), "/organisation/industryCode"),
            checks.optional(o.size(), "/organisation/size"));
  }

  ContactPerson contactPerson(CustomerInput.ContactPersonInput person, String pointer) {
    UUID id = customerId(person.customerId(), pointer + "/customerId");
    String name = checks.unmasked(person.name(), pointer + "/name", "invalid-name");
    if (person.customerId() == null && name == null) {
      checks.fault(pointer, "name-required");
    }
    return new ContactPerson(
        checks.optional(person.relationship(), pointer + "/relationship", 64),
        id,
        name,
        contact(ContactType.MOBILE, person.phone(), pointer + "/phone", "invalid-phone"),
        contact(ContactType.EMAIL, person.email(), pointer + "/email", "invalid-email"));
  }

  @Nullable Preferences preferences(CustomerInput.@Nullable PreferencesInput p) {
    if (p == null) {
      return null;
    }
    String language = checks.optional(p.language(), "/preferences/language", 35);
    if (language != null && !isLanguage(language)) {
      checks.fault("/preferences/language", "invalid-language");
    }
    String channel = checks.optional(p.channel(), "/preferences/channel", 40);
    if (channel != null && ContactType.of(channel).isEmpty()) {
      checks.fault("/preferences/channel", "unknown-contact-type");
    }
    return new Preferences(
        language,
        channel,
        checks.optional(p.contactTime(), "/preferences/contactTime"),
        checks.each(
            p.interests(), "/preferences/interests", (one, at) -> checks.required(one, at, 64)));
  }

  // Which attributes there are, and of what form, says the data standard.
  @Nullable Map<String, String> custom(@Nullable Map<String, String> custom) {
    if (custom == null || custom.isEmpty()) {
      return null;
    }
    if (custom.size() > 100) {
      checks.fault("/custom", "too-many", 100);
      return null;
    }
    custom.forEach((name, value) -> {
      if (!name.matches("[a-zA-Z][a-zA-Z0-9]{0,63}")) {
        checks.fault("/custom", "unknown-attribute");
      } else if (value == null) {
        checks.fault("/custom/" + name, "required");
      } else if (Texts.length(value) > MAX_ATTRIBUTE) {
        checks.fault("/custom/" + name, "too-long", MAX_ATTRIBUTE);
      }
    });
    return checks.isClean() ? custom : null;
  }

  private @Nullable UUID customerId(@Nullable String text, String pointer) {
    if (text == null) {
      return null;
    }
    UUID id = Ids.parse(text).orElse(null);
    if (id == null) {
      checks.fault(pointer, "invalid-id");
    }
    return id;
  }

  private @Nullable String contact(
      ContactType type, @Nullable String value, String pointer, String code) {
    String text = checks.optional(value, pointer, 320);
    if (text != null && type.normalise(text, "CN").isEmpty()) {
      checks.fault(pointer, code);
    }
    return text;
  }

  private static boolean isLanguage(String tag) {
    try {
      return !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty();
    } catch (IllformedLocaleException e) {
      return false;
    }
  }
}
