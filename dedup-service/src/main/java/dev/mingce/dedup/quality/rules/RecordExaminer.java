package dev.mingce.dedup.quality.rules;

import dev.mingce.dedup.normalize.EnteredText;
import dev.mingce.dedup.normalize.SubjectKind;
import dev.mingce.dedup.normalize.TextForm;
import dev.mingce.events.sealed.OrganisationFacts;
import dev.mingce.events.sealed.PersonName;
import dev.mingce.events.sealed.PersonalDocument;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks all rules about a record. */
public final class RecordExaminer {

  static final String REVIEWED = "reviewed-recently";

  private static final LocalDate FIRST_BIRTH = LocalDate.of(1900, 1, 2);
  private static final int OLDEST = 120;
  // What forms and systems fill in where nobody knows.
  private static final Set<LocalDate> FILLERS =
      Set.of(LocalDate.of(1970, 1, 1), LocalDate.of(1900, 1, 1), LocalDate.of(1111, 11, 11));

  private final PersonalDocument document;
  private final LocalDate today;
  private final Findings findings;

  private RecordExaminer(SubjectKind kind, PersonalDocument document, LocalDate today) {
    this.document = document;
    this.today = today;
    this.findings = new Findings(kind);
  }

  /**
   * What the rules say.
   *
   * @param changedOn the day of the last change or review
   * @param today the day on which dates are judged
   */
  public static RecordChecks examine(
      SubjectKind kind, PersonalDocument document, LocalDate changedOn, LocalDate today) {
    RecordExaminer examiner = new RecordExaminer(kind, document, today);
    switch (kind) {
      case PERSON -> examiner.person(document.name());
      case ORGANISATION -> examiner.organisation(document.organisation());
    }
    ContactChecks.examine(document.contactPoints(), examiner.findings);
    IdentifierChecks.examine(document, examiner.findings);
    AddressChecks.examine(document.addresses(), examiner.findings);
    examiner.findings.dated(REVIEWED, "", changedOn);
    return examiner.findings.result();
  }

  private void person(@Nullable PersonName name) {
    String family = name == null ? "" : text(name.family());
    String given = name == null ? "" : text(name.given());
    String full = name == null ? "" : text(name.full());
    boolean named = !full.isEmpty() || !family.isEmpty() || !given.isEmpty();
    name("/name", named, full.isEmpty() ? family + given : full);
    if (!full.isEmpty() && !family.isEmpty() && !given.isEmpty()) {
      findings.check("name-parts-match", "/name/full", isMadeOf(full, family, given));
    }
    LocalDate born = document.birthDate();
    findings.check("birth-date-present", "/birthDate", born != null);
    if (born != null) {
      findings.check("birth-date-plausible", "/birthDate", isPlausibleBirth(born));
    }
    findings.check(
        "gender-present",
        "/demographics/gender",
        document.demographics() != null && document.demographics().gender() != null);
  }

  private void organisation(@Nullable OrganisationFacts facts) {
    String legal = facts == null ? "" : text(facts.legalName());
    String name = facts == null || !legal.isEmpty() ? legal : text(facts.shortName());
    name("/organisation/legalName", !name.isEmpty(), name);
    findings.check(
        "legal-representative-present",
        "/organisation/legalRepresentative",
        facts != null && !text(facts.legalRepresentative()).isEmpty());
    findings.check(
        "industry-present",
        "/organisation/industryCode",
        facts != null && facts.industryCode() != null);
    if (facts != null && facts.foundedOn() != null) {
      findings.check(
          "founding-date-plausible",
          "/organisation/foundedOn",
          !facts.foundedOn().isAfter(today) && !FILLERS.contains(facts.foundedOn()));
    }
  }

  private void name(String pointer, boolean present, String name) {
    findings.check("name-present", pointer, present);
    if (present) {
      findings.check("name-not-placeholder", pointer, !EnteredText.isPlaceholder(name));
    }
  }

  // The order is that of the culture, and blanks and traditional characters are a way of writing.
  private static boolean isMadeOf(String full, String family, String given) {
    String whole = letters(full);
    return whole.equals(letters(family + given)) || whole.equals(letters(given + family));
  }

  private boolean isPlausibleBirth(LocalDate born) {
    return !born.isBefore(FIRST_BIRTH)
        && !born.isAfter(today)
        && !born.isBefore(today.minusYears(OLDEST))
        && !FILLERS.contains(born);
  }

  private static String letters(String text) {
    return EnteredText.simplified(TextForm.folded(text)).replaceAll("[^\\p{L}\\p{N}]+", "");
  }

  static String text(@Nullable String entered) {
    return entered == null ? "" : TextForm.clean(entered);
  }
}
