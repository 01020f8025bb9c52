package dev.mingce.dedup.normalize;

import dev.mingce.dedup.normalize.NormalForm.Place;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings records as they were entered into the form that is compared. */
public final class RecordNormaliser {

  /**
   * Which form this gives. Raised whenever a record may come out otherwise: forms that are kept
   * with records are then made anew from what was entered.
   */
  public static final int VERSION = 1;

  private static final String OTHER_IDENTIFIER = "identifier";

  private final SubjectKind kind;
  private final TermDictionary dictionary;

  public RecordNormaliser(SubjectKind kind, TermDictionary dictionary) {
    this.kind = kind;
    this.dictionary = dictionary;
  }

  /** The record to compare; what cannot be read and what only fills a field is missing. */
  public MatchRecord normalise(SourceRecord record) {
    return form(record).record(kind, dictionary);
  }

  /** The texts that the record to compare is made of. */
  public NormalForm form(SourceRecord record) {
    Map<Place, List<String>> texts = new EnumMap<>(Place.class);
    NameParts name = personName(record);
    put(texts, Place.GIVEN_NAME, List.of(name.given()));
    put(texts, Place.FAMILY_NAME, List.of(name.family()));
    put(texts, Place.OTHER_NAMES, name.others());
    organisationName(record)
        .ifPresent(organisation -> {
          put(texts, Place.ORGANISATION_NAME, List.of(organisation.written()));
          put(texts, Place.ORGANISATION_WORDS, OrganisationNames.words(organisation));
        });
    List<IdentifierForm> identifiers = identifiers(record);
    if (kind == SubjectKind.PERSON) {
      put(texts, Place.BIRTH_DATE, List.of(birthDate(record, identifiers)));
    }
    put(texts, Place.GENDER, List.of(gender(record, identifiers)));
    put(texts, Place.IDENTIFIERS, identifiers.stream().map(RecordNormaliser::written).toList());
    put(
        texts,
        Place.NATIONAL_IDS,
        identifiers.stream()
            .filter(IdentifierForm::isUnique)
            .filter(form -> isEntered(record, form))
            .map(RecordNormaliser::written)
            .toList());
    put(
        texts,
        Place.PHONES,
        record.all(RecordField.PHONE).stream().map(RecordNormaliser::phone).toList());
    put(
        texts,
        Place.EMAILS,
        record.all(RecordField.EMAIL).stream().map(RecordNormaliser::email).toList());
    place(texts, record);
    put(texts, Place.OCCUPATION, List.of(words(record, RecordField.OCCUPATION)));
    put(texts, Place.BIRTH_PLACE, List.of(words(record, RecordField.BIRTH_PLACE)));
    return new NormalForm(texts);
  }

  private static void put(Map<Place, List<String>> texts, Place place, List<String> forms) {
    List<String> kept = forms.stream().filter(form -> !Placeholders.isNothing(form)).toList();
    if (!kept.isEmpty()) {
      texts.put(place, kept);
    }
  }

  private static void place(Map<Place, List<String>> texts, SourceRecord record) {
    PlaceParts place = PlaceParts.of(record);
    String postcode = record.joined(RecordField.POSTCODE);
    put(texts, Place.STREET, List.of(place.street()));
    put(texts, Place.DISTRICT, List.of(place.district()));
    put(texts, Place.CITY, List.of(place.city()));
    put(texts, Place.PROVINCE, List.of(place.province()));
    put(
        texts,
        Place.POSTCODE,
        List.of(Postcodes.form(postcode.isEmpty() ? place.postcode() : postcode)));
  }

  private static String words(SourceRecord record, RecordField field) {
    String entered = record.joined(field);
    return entered.isEmpty() ? "" : PlaceParts.words(entered);
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

  private static String birthDate(SourceRecord record, List<IdentifierForm> identifiers) {
    String entered = record.joined(RecordField.BIRTH_DATE);
    Optional<String> digits = entered.isEmpty() ? Optional.empty() : DateForm.digits(entered);
    return digits.or(() -> nationalId(identifiers).map(NationalIds::birthDate)).orElse("");
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
}
