package dev.mingce.bench;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;

/** Chinese names as people type them who look for them. */
final class Pinyins {
  private static final Transliterator NAMES =
      Transliterator.getInstance("Han-Latin/Names; Latin-ASCII");
  private static final Transliterator PLAIN = Transliterator.getInstance("Han-Latin; Latin-ASCII");
  private static final Transliterator TRADITIONAL =
      Transliterator.getInstance("Simplified-Traditional");

  private Pinyins() {}

  static String of(Person person) {
    return letters(NAMES.transliterate(person.family()))
        + letters(PLAIN.transliterate(person.given()));
  }

  static String familyAndInitials(Person person) {
    return letters(NAMES.transliterate(person.family())) + initials(person.given());
  }

  static String initials(Person person) {
    return initials(person.name());
  }

  private static String initials(String name) {
    StringBuilder letters = new StringBuilder();
    name.codePoints()
        .forEach(
            c -> letters.append(letters(PLAIN.transliterate(Character.toString(c))).charAt(0)));
    return letters.toString();
  }

  static String traditional(Person person) {
    return TRADITIONAL.transliterate(person.name());
  }

  private static String letters(String reading) {
    return reading.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }
}
