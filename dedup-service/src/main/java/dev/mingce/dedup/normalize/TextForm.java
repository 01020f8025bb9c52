package dev.mingce.dedup.normalize;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The form of text that comparisons work on: Unicode NFKC (which also makes full-width characters
 * half-width), no invisible characters, single spaces, folded case, Latin letters without their
 * marks.
 */
public final class TextForm {

  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]");
  private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Z}]+");

  // Only behind Latin letters: in other scripts a mark can be a vowel, and dropping it would change
  // the word.
  private static final Pattern LATIN_MARKS = Pattern.compile("(?<=\\p{IsLatin})\\p{Mn}+");

  private static final char FIRST_HAN = 0x4E00;
  private static final char LAST_HAN = 0x9FA5;

  private TextForm() {}

  /** Cleaned text in its own case; empty when nothing visible is left. */
  public static String clean(String text) {
    if (isPlain(text)) {
      return text;
    }
    String visible = INVISIBLE.matcher(text).replaceAll("");
    String compatible = Normalizer.normalize(visible, Normalizer.Form.NFKC);
    return BREAKS.matcher(compatible).replaceAll(" ").strip();
  }

  /**
   * Cleaned text with folded case and Latin letters without marks: {@code "ＪＯＳÉ "} becomes {@code
   * "jose"}.
   */
  public static String folded(String text) {
    if (isPlain(text)) {
      return text.toLowerCase(Locale.ROOT);
    }
    // Upper then lower case folds what lower case alone keeps apart, such as the German sharp s.
    String cased = clean(text).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    String decomposed = Normalizer.normalize(cased, Normalizer.Form.NFD);
    return Normalizer.normalize(
        LATIN_MARKS.matcher(decomposed).replaceAll(""), Normalizer.Form.NFC);
  }

  // Most texts: printable ASCII with single blanks inside, and the common Chinese characters, which
  // no normal form and no case changes.
  private static boolean isPlain(String text) {
    char last = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = (c > ' ' && c <= '~') || (c >= FIRST_HAN && c <= LAST_HAN);
      if (!plain && (c != ' ' || last == ' ')) {
        return false;
      }
      last = c;
    }
    return text.isEmpty() || last != ' ';
  }

  /** Whether the text is not empty and all of it is in Han script. */
  static boolean isHan(String text) {
    return !text.isEmpty()
        && text.codePoints()
            .allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
  }
}
