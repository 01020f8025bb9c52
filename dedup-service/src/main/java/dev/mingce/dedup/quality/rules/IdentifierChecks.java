package dev.mingce.dedup.quality.rules;

import dev.mingce.dedup.normalize.IdentifierForm;
import dev.mingce.dedup.normalize.NationalIds;
import dev.mingce.dedup.normalize.SocialCreditCodes;
import dev.mingce.events.sealed.Demographics;
import dev.mingce.events.sealed.Identifier;
import dev.mingce.events.sealed.PersonalDocument;
import dev.mingce.events.sealed.Verification;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the rules say of identifiers, and of what they tell about their holder. */
final class IdentifierChecks {

  private static final String FIELD = "/identifiers";
  private static final String NATIONAL_ID = "national-id";
  private static final String CREDIT_CODE = "social-credit-code";
  // GB/T 2261.1
  private static final String MALE = "1";
  private static final String FEMALE = "2";

  private IdentifierChecks() {}

  static void examine(PersonalDocument document, Findings findings) {
    List<Identifier> identifiers = document.identifiers();
    findings.check("identifier-present", FIELD, !identifiers.isEmpty());
    for (int i = 0; i < identifiers.size(); i++) {
      Identifier one = identifiers.get(i);
      String value = FIELD + "/" + i + "/value";
      if (one.type().equals(NATIONAL_ID)) {
        findings.check("national-id-valid", value, NationalIds.isValid(form(one)));
      } else if (one.type().equals(CREDIT_CODE)) {
        findings.check("social-credit-code-valid", value, SocialCreditCodes.isValid(form(one)));
      }
    }
    if (!identifiers.isEmpty()) {
      findings.check(
          "identifier-verified",
          FIELD,
          identifiers.stream().anyMatch(one -> Verification.holds(one.verification())));
    }
    nationalId(identifiers).ifPresent(number -> compare(number, document, findings));
  }

  private static void compare(String number, PersonalDocument document, Findings findings) {
    LocalDate born = document.birthDate();
    if (born != null) {
      findings.check(
          "birth-date-matches-id",
          "/birthDate",
          born.format(DateTimeFormatter.BASIC_ISO_DATE).equals(NationalIds.birthDate(number)));
    }
    String gender = gender(document.demographics());
    if (gender != null) {
      findings.check(
          "gender-matches-id",
          "/demographics/gender",
          gender.equals(NationalIds.gender(number).equals("male") ? MALE : FEMALE));
    }
  }

  // "Unknown" and "not stated" contradict nothing.
  private static @Nullable String gender(@Nullable Demographics demographics) {
    String code = demographics == null ? null : demographics.gender();
    return MALE.equals(code) || FEMALE.equals(code) ? code : null;
  }

  /** The first national id whose check digit holds. */
  static Optional<String> nationalId(List<Identifier> identifiers) {
    return identifiers.stream()
        .filter(one -> one.type().equals(NATIONAL_ID))
        .map(IdentifierChecks::form)
        .filter(NationalIds::isValid)
        .findFirst();
  }

  private static String form(Identifier identifier) {
    return IdentifierForm.of(identifier.type(), identifier.value())
        .map(IdentifierForm::value)
        .orElse("");
  }
}
