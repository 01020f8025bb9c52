package dev.mingce.dedup.normalize;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Brings records as they were entered into the form that is compared. */
public final class RecordNormaliser {

  private static final Term[] NONE = {};
  private static final String OTHER_IDENTIFIER = "identifier";

  private final SubjectKind kind;
  private final TermDictionary dictionary;

  public RecordNormaliser(SubjectKind kind, TermDictionary dictionary) {
    this.kind = kind;
    this.dictionary = dictionary;
  }

  /** The record to compare; what cannot be read and what only fills a field is missing. */
  public MatchRecord normalise(SourceRecord record) {
    NameParts name = personName(record);
    Optional<NameForm> organisation = organisationName(record);
    List<IdentifierForm> identifiers = identifiers(record);
    PlaceParts place = PlaceParts.of(record);
    String postcode = record.joined(RecordField.POSTCODE);
    return new MatchRecord(
        kind,
        term(TermKind.GIVEN_NAME, name.given()),
        term(TermKind.FAMILY_NAME, name.family()),
        terms(TermKind.OTHER_NAME, name.others()),
        term(TermKind.ORGANISATION_NAME, organisation.map(NameForm::written).orElse("")),
        terms(
            TermKind.ORGANISATION_WORD,
            organisation.map(OrganisationNames::words).orElse(List.of())),
        kind == SubjectKind.PERSON ? birthDate(record, identifiers) : null,
        term(TermKind.GENDER, gender(record, identifiers)),
        terms(TermKind.IDENTIFIER, identifiers.stream().map(RecordNormaliser::written).toList()),
        terms(
            TermKind.IDENTIFIER,
            identifiers.stream()
                .filter(IdentifierForm::isUnique)
                .filter(form -> isEntered(record, form))
                .map(RecordNormaliser::written)
                .toList()),
        several(record, RecordField.PHONE, TermKind.PHONE, RecordNormaliser::phone),
        several(record, RecordField.EMAIL, TermKind.EMAIL, RecordNormaliser::email),
        term(TermKind.STREET, place.street()),
        term(TermKind.DISTRICT, place.district()),
        term(TermKind.CITY, place.city()),
        term(TermKind.PROVINCE, place.province()),
        term(TermKind.POSTCODE, Postcodes.form(postcode.isEmpty() ? place.postcode() : postcode)),
        text(record, RecordField.OCCUPATION, TermKind.OCCUPATION, PlaceParts::words),
        text(record, RecordField.BIRTH_PLACE, TermKind.BIRTH_PLACE, PlaceParts::words));
  }

  private NameParts personName(SourceRecord record) {
    if (kind != SubjectKind.PERSON) {
      return new NameParts("", "", List.of());
    }
    return NameParser.parse(
        record.joined(RecordField.GIVEN_NAME),
        record.joined(RecordField.FAMILY_NAME),
        record.joined(RecordField.FULL_NAME));
  }

  private Optional<NameForm> organisationName(SourceRecord record) {
    if (kind != SubjectKind.ORGANISATION) {
      return Optional.empty();
    }
    String name = record.joined(RecordField.ORGANISATION_NAME);
    String used = name.isEmpty() ? record.joined(RecordField.FULL_NAME) : name;
    return OrganisationNames.withoutRegion(used)
        .filter(form -> !Placeholders.isNothing(form.written()));
  }

  private static List<IdentifierForm> identifiers(SourceRecord record) {
    List<IdentifierForm> forms = new ArrayList<>();
    for (String number : record.all(RecordField.NATIONAL_ID)) {
      IdentifierForm.of(type(number), number).ifPresent(forms::add);
    }
    for (String number : record.all(RecordField.IDENTIFIER)) {
      int colon = number.indexOf(':');
      String type = colon > 0 ? number.substring(0, colon) : OTHER_IDENTIFIER;
      IdentifierForm.of(type, number.substring(colon + 1)).ifPresent(forms::add);
    }
    return forms.stream().filter(form -> !Placeholders.isFiller(form.value())).distinct().toList();
  }

  // A number of 15 digits has no check digit: a slip in it cannot be seen, so it contradicts
  // nothing.
  private static boolean isEntered(SourceRecord record, IdentifierForm form) {
    return form.value().length() == 18
        && (hasLongNumber(record.all(RecordField.NATIONAL_ID))
            || hasLongNumber(record.all(RecordField.IDENTIFIER)));
  }

  private static boolean hasLongNumber(List<String> entered) {
    return entered.stream().anyMatch(text -> text.length() >= 18);
  }

  private static String type(String number) {
    return SocialCreditCodes.isValid(TextForm.clean(number))
        ? IdentifierForm.SOCIAL_CREDIT_CODE
        : IdentifierForm.NATIONAL_ID;
  }

  private static String written(IdentifierForm form) {
    return form.type() + ':' + form.value();
  }

  private @Nullable Term birthDate(SourceRecord record, List<IdentifierForm> identifiers) {
    String entered = record.joined(RecordField.BIRTH_DATE);
    Optional<String> digits = entered.isEmpty() ? Optional.empty() : DateForm.digits(entered);
    return digits
        .or(() -> nationalId(identifiers).map(NationalIds::birthDate))
        .map(date -> term(TermKind.BIRTH_DATE, date))
        .orElse(null);
  }

  private static String gender(SourceRecord record, List<IdentifierForm> identifiers) {
    String text = record.joined(RecordField.GENDER);
    return switch (text.isEmpty() ? "" : TextForm.folded(text)) {
      case "m", "male", "man", "男", "男性", "1" -> "male";
      case "f", "female", "woman", "女", "女性", "2" -> "female";
      default -> nationalId(identifiers).map(NationalIds::gender).orElse("");
    };
  }

  private static Optional<String> nationalId(List<IdentifierForm> identifiers) {
    return identifiers.stream()
        .filter(IdentifierForm::isValidNationalId)
        .map(IdentifierForm::value)
        .findFirst();
  }

  private static String phone(String text) {
    String digits = TextForm.clean(text).replaceAll("[^0-9]", "");
    if (digits.length() < 5 || Placeholders.isFiller(digits)) {
      return "";
    }
    return PhoneNumbers.e164(text).orElse(digits);
  }

  private static String email(String text) {
    return EmailAddresses.matchForm(text)
        .filter(address -> !Placeholders.isNobodysMailbox(address))
        .orElse("");
  }

  private @Nullable Term text(
      SourceRecord record, RecordField field, TermKind termKind, UnaryOperator<String> form) {
    String entered = record.joined(field);
    return entered.isEmpty() ? null : term(termKind, form.apply(entered));
  }

  private Term[] several(
      SourceRecord record, RecordField field, TermKind termKind, Function<String, String> form) {
    List<String> entered = record.all(field);
    return entered.isEmpty() ? NONE : terms(termKind, entered.stream().map(form).toList());
  }

  private @Nullable Term term(TermKind termKind, String form) {
    return Placeholders.isNothing(form) ? null : dictionary.term(termKind, form);
  }

  private Term[] terms(TermKind termKind, List<String> forms) {
    if (forms.isEmpty()) {
      return NONE;
    }
    Set<Term> terms = new LinkedHashSet<>();
    for (String form : forms) {
      Term term = term(termKind, form);
      if (term != null) {
        terms.add(term);
      }
    }
    return terms.toArray(NONE);
  }
}
