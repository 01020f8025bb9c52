package dev.mingce.customer.token;

import com.ibm.icu.text.Transliterator;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Brings what is written in several ways to one form: NFKC, lower case, simplified characters,
 * Latin letters without marks.
 *
 * <p>Both what is kept and what is asked for are folded, so a name is found in simplified script
 * that was entered in traditional, and the other way round. Folding loses differences (乾 and 干
 * meet); a search may find too much by it and never too little.
 */
final class Folding {
  private static final Transliterator SIMPLIFY =
      Transliterator.getInstance("Traditional-Simplified");
  private static final Transliterator ASCII = Transliterator.getInstance("Latin-ASCII");
  // A few ten thousand characters at most; ICU is too slow to be asked for each again.
  private static final Map<Integer, String> KNOWN = new ConcurrentHashMap<>();

  private Folding() {}

  /**
   * Words of a name: runs of one kind of script, split where spaces and punctuation stand. An
   * apostrophe is left out: O'Brien is one word.
   */
  static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean ideographic = false;
    for (int c : fold(name).codePoints().toArray()) {
      if (c == '\'' || c == '\u2019' || c == '\u02bc') {
        continue;
      }
      boolean separator = !Character.isLetterOrDigit(c);
      if (separator || (!word.isEmpty() && isIdeographic(c) != ideographic)) {
        flush(word, words);
      }
      if (!separator) {
        word.appendCodePoint(c);
        ideographic = isIdeographic(c);
      }
    }
    flush(word, words);
    return words;
  }

  /** A name as one text without spaces and punctuation. */
  static String joined(String name) {
    return String.join("", words(name));
  }

  /** Whether a word is written without spaces, so that its characters are its parts. */
  static boolean isIdeographic(String word) {
    return !word.isEmpty() && isIdeographic(word.codePointAt(0));
  }

  private static boolean isIdeographic(int c) {
    return switch (UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
      default -> false;
    };
  }

  private static String fold(String text) {
    String normal = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder(normal.length());
    for (int c : normal.codePoints().toArray()) {
      if (c < 0x80) {
        folded.append((char) c);
      } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
        folded.append(KNOWN.computeIfAbsent(c, Folding::character));
      }
    }
    return folded.toString();
  }

  private static String character(int c) {
    String text = Character.toString(c);
    return switch (UnicodeScript.of(c)) {
      case HAN -> SIMPLIFY.transliterate(text);
      case LATIN -> ASCII.transliterate(text).toLowerCase(Locale.ROOT);
      default -> text;
    };
  }

  private static void flush(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }
}
