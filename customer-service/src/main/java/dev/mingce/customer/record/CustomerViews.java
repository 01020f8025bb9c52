package dev.mingce.customer.record;

import dev.mingce.customer.duplicate.Suspicion;
import dev.mingce.customer.standard.ContactType;
import dev.mingce.customer.standard.IdentifierType;
import dev.mingce.events.CustomerFacts;
import dev.mingce.events.sealed.ContactPoint;
import dev.mingce.events.sealed.Identifier;
import dev.mingce.events.sealed.PersonName;
import dev.mingce.events.sealed.PersonalDocument;
import dev.mingce.events.sealed.PostalAddress;
import dev.mingce.kit.mask.Masks;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Shows a record, masked or not. Pure. */
final class CustomerViews {
  private CustomerViews() {}

  static CustomerView of(
      CustomerFacts facts, PersonalDocument document, boolean masked, List<Suspicion> duplicates) {
    UnaryOperator<String> name = masked ? Masks::name : UnaryOperator.identity();
    return new CustomerView(
        facts.id(),
        facts.version(),
        facts.kind(),
        facts.status(),
        masked,
        name(document.name(), name),
        birthDate(document, masked),
        document.contactPoints().stream().map(c -> contact(c, masked)).toList(),
        document.identifiers().stream().map(i -> identifier(i, masked)).toList(),
        document.addresses().stream().map(a -> address(a, masked)).toList(),
        facts.tags(),
        facts.owner(),
        facts.standardVersion(),
        facts.createdAt(),
        facts.updatedAt(),
        duplicates);
  }

  private static CustomerView.@Nullable NameView name(
      @Nullable PersonName name, UnaryOperator<String> mask) {
    if (name == null) {
      return null;
    }
    return new CustomerView.NameView(
        name.family() == null ? null : mask.apply(name.family()),
        name.given() == null ? null : mask.apply(name.given()),
        name.full() == null ? null : mask.apply(name.full()),
        mask.apply(display(name)));
  }

  /** Surname first and without a space in Han script, given name first otherwise. */
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
    return isHan(family) ? family + given : given + " " + family;
  }

  private static boolean isHan(String text) {
    return text.codePoints()
        .allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
  }

  private static @Nullable String birthDate(PersonalDocument document, boolean masked) {
    if (document.birthDate() == null) {
      return null;
    }
    return masked ? Masks.birthDate(document.birthDate()) : document.birthDate().toString();
  }

  private static CustomerView.ValueView contact(ContactPoint contact, boolean masked) {
    if (!masked) {
      return new CustomerView.ValueView(contact.type(), contact.value(), contact.normalized());
    }
    String value =
        ContactType.of(contact.type())
            .map(type -> type.mask(contact.value()))
            .orElseGet(() -> Masks.hidden(contact.value()));
    return new CustomerView.ValueView(contact.type(), value, null);
  }

  private static CustomerView.ValueView identifier(Identifier identifier, boolean masked) {
    if (!masked) {
      return new CustomerView.ValueView(
          identifier.type(), identifier.value(), identifier.normalized());
    }
    String value =
        IdentifierType.of(identifier.type())
            .map(type -> type.mask(identifier.value()))
            .orElseGet(() -> Masks.hidden(identifier.value()));
    return new CustomerView.ValueView(identifier.type(), value, null);
  }

  private static CustomerView.AddressView address(PostalAddress a, boolean masked) {
    return new CustomerView.AddressView(
        a.country(),
        a.province(),
        a.city(),
        a.district(),
        masked && a.detail() != null ? Masks.hidden(a.detail()) : a.detail(),
        masked && a.postcode() != null ? Masks.hidden(a.postcode()) : a.postcode());
  }
}
