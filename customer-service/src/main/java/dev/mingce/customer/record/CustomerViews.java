package dev.mingce.customer.record;

import dev.mingce.customer.duplicate.Suspicion;
import dev.mingce.customer.standard.ContactType;
import dev.mingce.customer.standard.IdentifierType;
import dev.mingce.customer.standard.Scripts;
import dev.mingce.events.CustomerFacts;
import dev.mingce.events.sealed.ContactPoint;
import dev.mingce.events.sealed.Identifier;
import dev.mingce.events.sealed.PersonName;
import dev.mingce.events.sealed.PersonalDocument;
import dev.mingce.events.sealed.PostalAddress;
import dev.mingce.kit.mask.Masks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows a record, masked or not. Pure. */
final class CustomerViews {
  private CustomerViews() {}

  /** A record that nobody has confirmed since it was written. */
  static CustomerView of(CustomerFacts facts, PersonalDocument document) {
    return of(facts, null, document, true, Set.of(), List.of());
  }

  /** A record as it rests, masked. */
  static CustomerView masked(
      SealedCustomer customer, PersonalDocument document, List<Suspicion> duplicates) {
    return of(customer.facts(), customer.reviewedAt(), document, true, Set.of(), duplicates);
  }

  /**
   * Shows a record.
   *
   * @param reviewedAt when somebody last confirmed it
   * @param hidden types of identifiers that stay masked in any case
   */
  static CustomerView of(
      CustomerFacts facts,
      @Nullable Instant reviewedAt,
      PersonalDocument document,
      boolean masked,
      Set<String> hidden,
      List<Suspicion> duplicates) {
    return new CustomerView(
        facts.id(),
        facts.version(),
        facts.kind(),
        facts.status(),
        masked,
        name(document.name(), masked),
        birthDate(document, masked),
        document.contactPoints().stream().map(c -> contact(c, masked)).toList(),
        document.identifiers().stream()
            .map(i -> identifier(i, masked || hidden.contains(i.type())))
            .toList(),
        document.addresses().stream().map(a -> address(a, masked)).toList(),
        DetailViews.aliases(document.aliases(), masked),
        DetailViews.demographics(document.demographics(), masked),
        DetailViews.organisation(document.organisation(), masked),
        DetailViews.contactPersons(document.contactPersons(), masked),
        DetailViews.preferences(document.preferences(), masked),
        DetailViews.custom(document.custom(), masked),
        facts.tags(),
        facts.tier(),
        facts.stage(),
        facts.owner(),
        facts.standardVersion(),
        facts.createdAt(),
        facts.updatedAt(),
        reviewedAt,
        duplicates);
  }

  private static CustomerView.@Nullable NameView name(@Nullable PersonName name, boolean masked) {
    if (name == null) {
      return null;
    }
    String display = display(name);
    String shown = masked ? Masks.name(display) : display;
    // What the parts show together is no more than what the whole shows.
    boolean surnameFirst = masked && name.full() == null && isSurnameFirst(name);
    return new CustomerView.NameView(
        surnameFirst ? shown : DetailViews.name(name.family(), masked),
        surnameFirst ? Masks.hidden(display) : DetailViews.name(name.given(), masked),
        DetailViews.name(name.full(), masked),
        DetailViews.name(name.phonetic(), masked),
        shown,
        Scripts.of(display));
  }

  /** Surname first and without a space in Han, Kana and Hangul, given name first otherwise. */
  static String display(PersonName name) {
    String family = name.family();
    String given = name.given();
    String full = name.full();
    if (full != null) {
      return full;
    }
    if (family == null || given == null) {
      return family != null ? family : given != null ? given : "";
    }
    return Scripts.isSurnameFirst(family) ? family + given : given + " " + family;
  }

  private static boolean isSurnameFirst(PersonName name) {
    return name.family() != null && name.given() != null && Scripts.isSurnameFirst(name.family());
  }

  private static @Nullable String birthDate(PersonalDocument document, boolean masked) {
    if (document.birthDate() == null) {
      return null;
    }
    return masked ? Masks.birthDate(document.birthDate()) : document.birthDate().toString();
  }

  private static CustomerView.ValueView contact(ContactPoint contact, boolean masked) {
    String value =
        masked
            ? ContactType.of(contact.type())
                .map(type -> type.mask(contact.value()))
                .orElseGet(() -> Masks.hidden(contact.value()))
            : contact.value();
    return new CustomerView.ValueView(
        contact.type(),
        value,
        masked ? null : contact.normalized(),
        contact.verification(),
        contact.preferred(),
        contact.validFrom(),
        contact.validUntil(),
        null);
  }

  private static CustomerView.ValueView identifier(Identifier identifier, boolean masked) {
    Optional<IdentifierType> type = IdentifierType.of(identifier.type());
    String normalised = identifier.normalized();
    boolean odd = normalised != null && type.isPresent() && !type.get().hasRightCheck(normalised);
    String value =
        masked
            ? type.map(known -> known.mask(identifier.value()))
                .orElseGet(() -> Masks.hidden(identifier.value()))
            : identifier.value();
    return new CustomerView.ValueView(
        identifier.type(),
        value,
        masked ? null : normalised,
        identifier.verification(),
        null,
        null,
        null,
        odd ? "wrong-check-character" : null);
  }

  private static CustomerView.AddressView address(PostalAddress a, boolean masked) {
    return new CustomerView.AddressView(
        a.country(),
        a.province(),
        a.city(),
        a.district(),
        masked && a.detail() != null ? Masks.hidden(a.detail()) : a.detail(),
        masked && a.postcode() != null ? Masks.hidden(a.postcode()) : a.postcode(),
        a.regionCode(),
        a.type(),
        masked && a.text() != null ? Masks.address(a.text()) : a.text());
  }
}
