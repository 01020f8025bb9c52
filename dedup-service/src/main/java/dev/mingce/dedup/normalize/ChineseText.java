package dev.mingce.dedup.normalize;

import com.ibm.icu.text.Transliterator;

/** Traditional characters in their simplified form, by the tables of ICU. */
final class ChineseText {

  private static final int FIRST = 0x3400;
  private static final int LAST = 0x9FFF;
  private static final Transliterator SIMPLIFY =
      Transliterator.getInstance("Traditional-Simplified");

  // ICU works through a rule set for each call; a name is a few characters of which each has one
  // simplified form, so each is asked for once.
  private static final char[] SIMPLIFIED = new char[LAST - FIRST + 1];

  private ChineseText() {}

  static String simplified(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) < FIRST) {
      at++;
    }
    if (at == text.length()) {
      return text;
    }
    char[] characters = text.toCharArray();
    for (; at < characters.length; at++) {
      char c = characters[at];
      if (c >= FIRST && c <= LAST) {
        characters[at] = simplified(c);
      }
    }
    return new String(characters);
  }

  private static char simplified(char c) {
    char known = SIMPLIFIED[c - FIRST];
    if (known != 0) {
      return known;
    }
    String one = SIMPLIFY.transliterate(String.valueOf(c));
    char simple = one.length() == 1 ? one.charAt(0) : c;
    SIMPLIFIED[c - FIRST] = simple; // two threads would write the same
    return simple;
  }
}
