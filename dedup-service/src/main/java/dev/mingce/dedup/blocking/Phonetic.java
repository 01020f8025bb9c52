package dev.mingce.dedup.blocking;

/**
 * A short code that names keep when a vowel or a similar consonant is mistaken. The classes are
 * those of Soundex (Russell, US patent 1261167), the first letter is coded too.
 */
final class Phonetic {

  // a b c d e f g h i j k l m n o p q r s t u v w x y z
  private static final String CLASSES = ".123.12..22455.12623.1.2.2";
  private static final int LONGEST = 4;

  private Phonetic() {}

  static String code(String name) {
    StringBuilder code = new StringBuilder(LONGEST + 1);
    char last = 0;
    for (int i = 0; i < name.length() && code.length() < LONGEST; i++) {
      char c = name.charAt(i);
      if (c < 'a' || c > 'z') {
        if (c > 'z') {
          code.append(c); // not Latin: the character itself
        }
        continue;
      }
      char sound = CLASSES.charAt(c - 'a');
      if (code.isEmpty() && sound == '.') {
        code.append('a');
      } else if (sound != '.' && sound != last) {
        code.append(sound);
      }
      last = sound == '.' && (c == 'h' || c == 'w') ? last : sound;
    }
    return code.toString();
  }
}
