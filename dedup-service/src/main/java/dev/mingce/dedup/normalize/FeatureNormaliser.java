package dev.mingce.dedup.normalize;

import dev.mingce.events.sealed.ContactPoint;
import dev.mingce.events.sealed.Identifier;
import dev.mingce.events.sealed.OrganisationFacts;
import dev.mingce.events.sealed.PersonName;
import dev.mingce.events.sealed.PersonalDocument;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes from a customer's document what matching needs. */
public final class FeatureNormaliser {

  private static final Set<String> PHONES = Set.of("mobile", "phone");
  private static final Set<String> EMAILS = Set.of("email");

  private FeatureNormaliser() {}

  /** The features of a document; what cannot be read is left out, as if it were missing. */
  public static CustomerFeatures features(SubjectKind kind, PersonalDocument document) {
    return new CustomerFeatures(
        kind,
        name(kind, document).orElse(null),
        kind == SubjectKind.PERSON ? document.birthDate() : null,
        contacts(document, PHONES, PhoneNumbers::e164),
        contacts(document, EMAILS, EmailAddresses::matchForm),
        document.identifiers().stream()
            .map(FeatureNormaliser::identifier)
            .flatMap(Optional::stream)
            .toList(),
        document.addresses().stream()
            .map(a -> AreaForm.of(a.country(), a.province(), a.city(), a.district()))
            .flatMap(Optional::stream)
            .toList());
  }

  private static Optional<NameForm> name(SubjectKind kind, PersonalDocument document) {
    return switch (kind) {
      case PERSON -> personName(document.name());
      case ORGANISATION -> organisationName(document.organisation());
    };
  }

  private static Optional<NameForm> personName(@Nullable PersonName name) {
    if (name == null) {
      return Optional.empty();
    }
    return PersonNames.form(name.family(), name.given())
        .or(() -> PersonNames.form(null, name.full()));
  }

  private static Optional<NameForm> organisationName(@Nullable OrganisationFacts organisation) {
    if (organisation == null) {
      return Optional.empty();
    }
    return OrganisationNames.form(organisation.legalName())
        .or(() -> OrganisationNames.form(organisation.shortName()));
  }

  private static List<String> contacts(
      PersonalDocument document, Set<String> types, Function<String, Optional<String>> form) {
    return document.contactPoints().stream()
        .filter(point -> types.contains(point.type()))
        .map(point -> form.apply(entered(point)))
        .flatMap(Optional::stream)
        .toList();
  }

  // The normal form of customer-service knows the country that the record is from.
  private static String entered(ContactPoint point) {
    return point.normalized() == null ? point.value() : point.normalized();
  }

  private static Optional<IdentifierForm> identifier(Identifier identifier) {
    String entered = identifier.normalized() == null ? identifier.value() : identifier.normalized();
    return IdentifierForm.of(identifier.type(), entered);
  }
}
