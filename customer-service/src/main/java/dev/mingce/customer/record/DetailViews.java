package dev.mingce.customer.record;

import dev.mingce.events.sealed.Alias;
import dev.mingce.events.sealed.ContactPerson;
import dev.mingce.events.sealed.Demographics;
import dev.mingce.events.sealed.OrganisationFacts;
import dev.mingce.events.sealed.Preferences;
import dev.mingce.kit.mask.Masks;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Shows what a customer has beside names, numbers and addresses, masked or not. Pure. */
final class DetailViews {
  private DetailViews() {}

  static @Nullable String name(@Nullable String name, boolean masked) {
    return name == null || !masked ? name : Masks.name(name);
  }

  static @Nullable List<CustomerView.ValueView> aliases(
      @Nullable List<Alias> aliases, boolean masked) {
    return aliases == null
        ? null
        : aliases.stream()
            .map(alias ->
                new CustomerView.ValueView(
                    alias.type(),
                    masked ? Masks.name(alias.value()) : alias.value(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null))
            .toList();
  }

  static @Nullable Demographics demographics(@Nullable Demographics d, boolean masked) {
    return d == null || !masked
        ? d
        : new Demographics(
            hidden(d.gender()), hidden(d.education()), hidden(d.occupation()), d.nationality());
  }

  static @Nullable OrganisationFacts organisation(@Nullable OrganisationFacts o, boolean masked) {
    return o == null || !masked
        ? o
        : new OrganisationFacts(
            name(o.legalName(), true),
            name(o.shortName(), true),
            name(o.legalRepresentative(), true),
            o.foundedOn(),
            o.industryCode(),
            o.size());
  }

  static @Nullable List<ContactPerson> contactPersons(
      @Nullable List<ContactPerson> people, boolean masked) {
    return people == null || !masked
        ? people
        : people.stream()
            .map(p ->
                new ContactPerson(
                    p.relationship(),
                    p.customerId(),
                    name(p.name(), true),
                    p.phone() == null ? null : Masks.phone(p.phone()),
                    p.email() == null ? null : Masks.email(p.email())))
            .toList();
  }

  static @Nullable Preferences preferences(@Nullable Preferences p, boolean masked) {
    return p == null || !masked
        ? p
        : new Preferences(
            p.language(),
            p.channel(),
            hidden(p.contactTime()),
            p.interests().stream().map(Masks::hidden).toList());
  }

  static @Nullable Map<String, String> custom(
      @Nullable Map<String, String> custom, boolean masked) {
    if (custom == null || !masked) {
      return custom;
    }
    Map<String, String> hidden = new TreeMap<>(custom);
    hidden.replaceAll((name, value) -> Masks.hidden(value));
    return hidden;
  }

  private static @Nullable String hidden(@Nullable String value) {
    return value == null ? null : Masks.hidden(value);
  }
}
