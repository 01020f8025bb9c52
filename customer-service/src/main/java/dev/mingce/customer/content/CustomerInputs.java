package dev.mingce.customer.content;

import dev.mingce.events.sealed.ContactPoint;
import dev.mingce.events.sealed.Identifier;
import dev.mingce.events.sealed.OrganisationFacts;
import dev.mingce.events.sealed.PersonName;
import dev.mingce.events.sealed.PersonalDocument;
import dev.mingce.events.sealed.PostalAddress;
import dev.mingce.events.sealed.Preferences;
import dev.mingce.events.sealed.Verification;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a client would have sent for a content; the base of a merge patch. */
public final class CustomerInputs {
  private CustomerInputs() {}

  public static CustomerInput of(CustomerContent content) {
    PersonalDocument document = content.document();
    return new CustomerInput(
        content.kind(),
        name(document.name()),
        text(document.birthDate()),
        map(document.contactPoints(), CustomerInputs::contact),
        map(document.identifiers(), CustomerInputs::identifier),
        map(document.addresses(), CustomerInputs::address),
        content.tags(),
        new CustomerInput.OwnerInput(content.owner().unit(), content.owner().user()),
        content.tier(),
        content.stage(),
        map(document.aliases(), a -> new CustomerInput.AliasInput(a.type(), a.value())),
        demographics(document),
        organisation(document.organisation()),
        map(
            document.contactPersons(),
            p ->
                new CustomerInput.ContactPersonInput(
                    p.relationship(),
                    p.customerId() == null ? null : p.customerId().toString(),
                    p.name(),
                    p.phone(),
                    p.email())),
        preferences(document.preferences()),
        document.custom());
  }

  private static CustomerInput.@Nullable Name name(@Nullable PersonName name) {
    return name == null
        ? null
        : new CustomerInput.Name(name.family(), name.given(), name.full(), name.phonetic());
  }

  private static CustomerInput.Contact contact(ContactPoint c) {
    return new CustomerInput.Contact(
        c.type(),
        c.value(),
        verification(c.verification()),
        c.preferred(),
        text(c.validFrom()),
        text(c.validUntil()));
  }

  private static CustomerInput.Id identifier(Identifier i) {
    return new CustomerInput.Id(i.type(), i.value(), verification(i.verification()));
  }

  private static CustomerInput.Address address(PostalAddress a) {
    return new CustomerInput.Address(
        a.country(),
        a.province(),
        a.city(),
        a.district(),
        a.detail(),
        a.postcode(),
        // What follows from the names is found anew when they change.
        stated(a) ? a.regionCode() : null,
        a.type(),
        a.text());
  }

  private static boolean stated(PostalAddress a) {
    String code = a.regionCode();
    return code != null
        && !code.equals(
            dev.mingce.customer.standard.Regions.china()
                .resolve(a.province(), a.city(), a.district())
                .orElse(null));
  }

  private static CustomerInput.@Nullable DemographicsInput demographics(PersonalDocument document) {
    var d = document.demographics();
    return d == null
        ? null
        : new CustomerInput.DemographicsInput(
            d.gender(), d.education(), d.occupation(), d.nationality());
  }

  private static CustomerInput.@Nullable OrganisationInput organisation(
      @Nullable OrganisationFacts o) {
    return o == null
        ? null
        : new CustomerInput.OrganisationInput(
            o.legalName(),
            o.shortName(),
            o.legalRepresentative(),
            text(o.foundedOn()),
            o.industryCode(),
            o.size());
  }

  private static CustomerInput.@Nullable PreferencesInput preferences(@Nullable Preferences p) {
    return p == null
        ? null
        : new CustomerInput.PreferencesInput(
            p.language(), p.channel(), p.contactTime(), p.interests());
  }

  private static CustomerInput.@Nullable VerificationInput verification(@Nullable Verification v) {
    return v == null
        ? null
        : new CustomerInput.VerificationInput(v.state(), v.method(), text(v.on()));
  }

  private static @Nullable String text(@Nullable LocalDate date) {
    return date == null ? null : date.toString();
  }

  private static <S, T> @Nullable List<T> map(@Nullable List<S> list, Function<S, T> mapping) {
    return list == null || list.isEmpty() ? null : list.stream().map(mapping).toList();
  }
}
