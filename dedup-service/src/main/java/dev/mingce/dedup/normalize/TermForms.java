package dev.mingce.dedup.normalize;

import java.util.List;
import java.util.regex.Pattern;

/** Works out the further forms of a term. */
final class TermForms {

  private static final String[] NONE = {};
  private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]+");
  private static final int SUBSCRIBER_DIGITS = 8;

  private TermForms() {}

  static String[] of(TermKind kind, String text, boolean han) {
    return switch (kind) {
      case GIVEN_NAME, OTHER_NAME -> han ? array(Readings.ofGivenName(text)) : NONE;
      case FAMILY_NAME -> han ? array(Readings.ofSurname(text)) : NONE;
      case EMAIL -> mailbox(text.substring(0, Math.max(0, text.lastIndexOf('@'))));
      case PHONE -> new String[] {text.substring(Math.max(0, text.length() - SUBSCRIBER_DIGITS))};
      case STREET -> StreetForm.numbersAndWords(text);
      case POSTCODE -> new String[] {Postcodes.area(text)};
      case BIRTH_DATE,
          GENDER,
          IDENTIFIER,
          DISTRICT,
          CITY,
          PROVINCE,
          OCCUPATION,
          BIRTH_PLACE,
          ORGANISATION_NAME,
          ORGANISATION_WORD ->
          NONE;
    };
  }

  private static String[] mailbox(String local) {
    return new String[] {local, NO_LETTERS.matcher(local).replaceAll("")};
  }

  private static String[] array(List<String> readings) {
    return readings.toArray(NONE);
  }
}
