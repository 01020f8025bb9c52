package dev.mingce.dedup.profile.measure;

/**
 * The shape of a text by the classes of its characters, without the characters: {@code 9} for a
 * digit, {@code A} and {@code a} for letters with case, {@code 汉} for a Han character, {@code L}
 * for other letters, {@code _} for blanks; other characters stand for themselves. Repetitions are
 * counted: {@code "138 1234 5678"} becomes {@code 9{3}_9{4}_9{4}}.
 */
final class CharacterPattern {

  private static final int LONGEST = 24;

  private CharacterPattern() {}

  static String of(String text) {
    StringBuilder pattern = new StringBuilder();
    int parts = 0;
    int at = 0;
    while (at < text.length()) {
      int first = text.codePointAt(at);
      int kind = kind(first);
      int count = 0;
      while (at < text.length() && kind(text.codePointAt(at)) == kind) {
        at += Character.charCount(text.codePointAt(at));
        count++;
      }
      if (++parts > LONGEST) {
        return pattern.append('…').toString();
      }
      pattern.appendCodePoint(kind);
      if (count > 1) {
        pattern.append('{').append(count).append('}');
      }
    }
    return pattern.toString();
  }

  private static int kind(int c) {
    if (Character.isDigit(c)) {
      return '9';
    }
    if (Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN) {
      return '汉';
    }
    if (Character.isUpperCase(c)) {
      return 'A';
    }
    if (Character.isLowerCase(c)) {
      return 'a';
    }
    if (Character.isLetter(c)) {
      return 'L';
    }
    return Character.isWhitespace(c) ? '_' : c;
  }
}
