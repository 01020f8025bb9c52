package dev.mingce.dedup.quality.rules;

import dev.mingce.dedup.normalize.EmailAddresses;
import dev.mingce.dedup.normalize.EnteredText;
import dev.mingce.dedup.normalize.PhoneNumbers;
import dev.mingce.events.sealed.ContactPoint;
import dev.mingce.events.sealed.Verification;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the rules say of ways to reach a customer. */
final class ContactChecks {

  private static final String FIELD = "/contactPoints";
  private static final Set<String> PHONES = Set.of("mobile", "landline", "phone");
  private static final String EMAIL = "email";

  private ContactChecks() {}

  static void examine(List<ContactPoint> points, Findings findings) {
    findings.check("contact-present", FIELD, points.stream().anyMatch(ContactChecks::isReachable));
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < points.size(); i++) {
      examine(points.get(i), FIELD + "/" + i, seen, findings);
    }
    if (!points.isEmpty()) {
      findings.check(
          "contact-verified",
          FIELD,
          points.stream().anyMatch(point -> Verification.holds(point.verification())));
    }
    // The newest check counts: one contact point that was checked lately will do.
    points.stream()
        .map(ContactPoint::verification)
        .filter(Verification::holds)
        .map(ContactChecks::day)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .ifPresent(day -> findings.dated("contact-verified-recently", FIELD, day));
  }

  private static void examine(
      ContactPoint point, String pointer, Set<String> seen, Findings findings) {
    String value = pointer + "/value";
    if (PHONES.contains(point.type())) {
      boolean filler = EnteredText.isFiller(national(point));
      findings.check("phone-valid", value, phone(point) != null);
      findings.check("phone-not-filler", value, !filler);
    } else if (point.type().equals(EMAIL)) {
      boolean valid = EmailAddresses.matchForm(point.value()).isPresent();
      findings.check("email-valid", value, valid);
      if (valid) {
        findings.check("email-not-filler", value, !EnteredText.isNobodysMailbox(point.value()));
      }
    }
    findings.check("contact-not-repeated", pointer, seen.add(key(point)));
    if (point.verification() != null) {
      findings.check("contact-not-refuted", value, !point.verification().state().equals("failed"));
    }
    if (point.validUntil() != null) {
      findings.dated("contact-not-expired", pointer + "/validUntil", point.validUntil());
    }
  }

  private static boolean isReachable(ContactPoint point) {
    return (PHONES.contains(point.type()) || point.type().equals(EMAIL))
        && !point.value().isBlank();
  }

  private static @Nullable String phone(ContactPoint point) {
    return point.normalized() == null
        ? PhoneNumbers.e164(point.value()).orElse(null)
        : point.normalized();
  }

  // A filler is typed without the country.
  private static String national(ContactPoint point) {
    String number = phone(point);
    return number != null && number.startsWith("+86") ? number.substring(3) : point.value();
  }

  private static String key(ContactPoint point) {
    String type = PHONES.contains(point.type()) ? "phone" : point.type();
    String number = type.equals("phone") ? phone(point) : point.normalized();
    return type + " " + (number == null ? point.value().strip() : number).toLowerCase(Locale.ROOT);
  }

  private static @Nullable LocalDate day(@Nullable Verification verification) {
    return verification == null ? null : verification.on();
  }
}
