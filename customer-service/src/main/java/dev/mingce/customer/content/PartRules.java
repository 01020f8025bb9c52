package dev.mingce.customer.content;

import dev.mingce.customer.standard.ContactType;
import dev.mingce.customer.standard.IdentifierType;
import dev.mingce.customer.standard.Standard;
import dev.mingce.events.sealed.ContactPoint;
import dev.mingce.events.sealed.Identifier;
import dev.mingce.events.sealed.PersonName;
import dev.mingce.events.sealed.PersonalDocument;
import dev.mingce.events.sealed.Verification;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules of the lists of a customer: contact points, identifiers, and what they carry. */
final class PartRules {
  private static final int MAX_CONTACT = 320;
  private static final Set<String> STATES = Set.of(Verification.VERIFIED, "failed", "pending");

  private final Checks checks;
  private final String defaultRegion;
  private final List<ContactPoint> known;
  private final LocalDate today;
  private final Standard standard;

  PartRules(
      Checks checks,
      String defaultRegion,
      List<ContactPoint> known,
      LocalDate today,
      Standard standard) {
    this.checks = checks;
    this.defaultRegion = defaultRegion;
    this.known = known;
    this.today = today;
    this.standard = standard;
  }

  PersonalDocument document(
      CustomerInput input, @Nullable PersonName name, @Nullable LocalDate birthDate) {
    DetailRules details = new DetailRules(checks, today, standard);
    return new PersonalDocument(
        name,
        birthDate,
        checks.each(input.contactPoints(), "/contactPoints", this::contact),
        checks.each(input.identifiers(), "/identifiers", this::identifier),
        checks.each(input.addresses(), "/addresses", details::address),
        details.organisation(input.organisation()),
        DetailRules.orNull(checks.each(input.aliases(), "/aliases", details::alias)),
        details.demographics(input.demographics()),
        DetailRules.orNull(
            checks.each(input.contactPersons(), "/contactPersons", details::contactPerson)),
        details.preferences(input.preferences()),
        details.custom(input.custom()));
  }

  private @Nullable ContactPoint contact(CustomerInput.Contact contact, String pointer) {
    String value = checks.required(contact.value(), pointer + "/value", MAX_CONTACT);
    String code = checks.required(contact.type(), pointer + "/type", Checks.MAX_TEXT);
    if (value == null || code == null) {
      return null;
    }
    Optional<ContactType> type = ContactType.of(code);
    if (type.isEmpty()) {
      checks.fault(pointer + "/type", "unknown-contact-type");
      return null;
    }
    Optional<String> normalised =
        known.stream()
            .filter(before -> before.type().equals(code) && before.value().equals(value))
            .flatMap(before -> Stream.ofNullable(before.normalized()))
            .findFirst()
            .or(() -> type.get().normalise(value, defaultRegion));
    if (normalised.isEmpty()) {
      checks.fault(pointer + "/value", contactFault(type.get()));
    }
    LocalDate from = checks.date(contact.validFrom(), pointer + "/validFrom");
    LocalDate until = checks.date(contact.validUntil(), pointer + "/validUntil");
    if (from != null && until != null && until.isBefore(from)) {
      checks.fault(pointer + "/validUntil", "date-out-of-order");
    }
    return new ContactPoint(
        code,
        value,
        normalised.orElse(null),
        verification(contact.verification(), pointer),
        contact.preferred(),
        from,
        until);
  }

  private static String contactFault(ContactType type) {
    return switch (type) {
      case MOBILE, LANDLINE -> "invalid-phone";
      case EMAIL -> "invalid-email";
      case WECHAT, WECHAT_OPENID, WECHAT_UNIONID, SOCIAL, OTHER -> "invalid-contact";
    };
  }

  private @Nullable Identifier identifier(CustomerInput.Id id, String pointer) {
    String value = checks.required(id.value(), pointer + "/value", Checks.MAX_TEXT);
    String code = checks.required(id.type(), pointer + "/type", Checks.MAX_TEXT);
    if (value == null || code == null) {
      return null;
    }
    Optional<IdentifierType> type = IdentifierType.of(code);
    if (type.isEmpty()) {
      checks.fault(pointer + "/type", "unknown-identifier-type");
      return null;
    }
    String normalised = type.get().normalise(value);
    Verification verification = verification(id.verification(), pointer);
    if (!type.get().accepts(normalised)) {
      checks.fault(pointer + "/value", "invalid-identifier");
    } else if (!type.get().hasRightCheck(normalised)) {
      if (standard.definition().isStrict(code)) {
        checks.fault(pointer + "/value", "wrong-check-character");
      } else if (Verification.holds(verification)) {
        checks.fault(pointer + "/verification", "cannot-be-verified");
      }
    }
    return new Identifier(code, value, normalised, verification);
  }

  private @Nullable Verification verification(
      CustomerInput.@Nullable VerificationInput verification, String pointer) {
    if (verification == null) {
      return null;
    }
    String place = pointer + "/verification";
    String state = checks.required(verification.state(), place + "/state", 20);
    if (state == null) {
      return null;
    }
    if (!STATES.contains(state)) {
      checks.fault(place + "/state", "invalid-value");
    }
    return new Verification(
        state,
        checks.optional(verification.method(), place + "/method", 64),
        checks.date(verification.on(), place + "/on", LocalDate.of(1990, 1, 1), today));
  }
}
