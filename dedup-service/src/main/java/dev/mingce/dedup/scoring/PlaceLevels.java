package dev.mingce.dedup.scoring;

import dev.mingce.dedup.normalize.Term;
import org.jspecify.annotations.Nullable;

/** How well places, postcodes, streets and occupations agree. */
final class PlaceLevels {

  private static final int EXACT = 1;
  private static final int CLOSE = 2;
  private static final int OVERLAPPING = 3;
  private static final int ELSE = 4;
  private static final double NEARLY = 0.93;
  private static final double CLOSE_WORDS = 0.88;
  private static final int SHORTEST_WORD = 4;
  private static final double MOST_LETTERS = 0.55;

  /** The place of the first word among the forms of a street, and the forms of one with three. */
  private static final int FIRST_WORD = 2;

  private static final int SEVERAL_WORDS = 5;

  private PlaceLevels() {}

  static void text(Attribute attribute, @Nullable Term a, @Nullable Term b, PairLevels result) {
    if (a == null || b == null) {
      result.missing(attribute);
      return;
    }
    double common = Math.max(a.frequency(), b.frequency());
    result.set(attribute, a == b ? EXACT : text(a.text(), b.text()), common);
  }

  private static int text(String a, String b) {
    if ((a.length() > 3 && Similarity.withinOneEdit(a, b))
        || Similarity.jaroWinkler(a, b, NEARLY) >= NEARLY) {
      return CLOSE;
    }
    return shareWord(a, b) || startsWith(a, b) || startsWith(b, a) ? OVERLAPPING : ELSE;
  }

  private static boolean startsWith(String longer, String shorter) {
    return shorter.length() >= 2 && longer.startsWith(shorter);
  }

  private static boolean shareWord(String a, String b) {
    int start = 0;
    while (start < a.length()) {
      int end = a.indexOf(' ', start);
      end = end < 0 ? a.length() : end;
      if (end - start >= SHORTEST_WORD && hasWord(b, a, start, end)) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }

  private static boolean hasWord(String text, String words, int start, int end) {
    int length = end - start;
    for (int at = 0; at + length <= text.length(); at++) {
      boolean begins = at == 0 || text.charAt(at - 1) == ' ';
      boolean ends = at + length == text.length() || text.charAt(at + length) == ' ';
      if (begins && ends && text.regionMatches(at, words, start, length)) {
        return true;
      }
    }
    return false;
  }

  static void postcode(@Nullable Term a, @Nullable Term b, PairLevels result) {
    if (a == null || b == null) {
      result.missing(Attribute.POSTCODE);
      return;
    }
    int level = EXACT;
    if (a != b) {
      if (Similarity.withinOneEdit(a.text(), b.text())) {
        level = 2;
      } else {
        level = a.form(0).equals(b.form(0)) ? 3 : 4;
      }
    }
    result.set(Attribute.POSTCODE, level, Math.max(a.frequency(), b.frequency()));
  }

  static void street(@Nullable Term a, @Nullable Term b, PairLevels result) {
    if (a == null || b == null) {
      result.missing(Attribute.STREET);
      return;
    }
    double common = Math.max(a.frequency(), b.frequency());
    result.set(Attribute.STREET, a == b ? EXACT : street(a, b), common);
  }

  /** Whether two texts of several words have most of their letters in common words. */
  private static boolean shareWords(Term one, Term other) {
    boolean inOrder = one.text().compareTo(other.text()) <= 0;
    Term a = inOrder ? one : other;
    Term b = inOrder ? other : one;
    int lettersA = a.form(1).length();
    int lettersB = b.form(1).length();
    if (a.forms() < SEVERAL_WORDS || b.forms() < SEVERAL_WORDS) {
      return false;
    }
    int shared = 0;
    for (int i = FIRST_WORD; i < a.forms(); i++) {
      String word = a.form(i);
      for (int j = FIRST_WORD; j < b.forms(); j++) {
        String same = b.form(j);
        if (word.equals(same) || (word.length() > 4 && Similarity.withinOneEdit(word, same))) {
          shared += word.length() + 1;
          break;
        }
      }
    }
    return shared >= MOST_LETTERS * (Math.max(lettersA, lettersB) + 1);
  }

  private static int street(Term a, Term b) {
    String numbers = a.form(0);
    String words = a.form(1);
    boolean sameNumber = !numbers.isEmpty() && numbers.equals(b.form(0));
    boolean sameWords = words.equals(b.form(1)) && !words.isEmpty();
    if (sameNumber && sameWords) {
      return EXACT;
    }
    boolean close =
        sameWords
            || shareWords(a, b)
            || Similarity.withinOneEdit(words, b.form(1))
            || Similarity.jaroWinkler(words, b.form(1), CLOSE_WORDS) >= CLOSE_WORDS;
    if (sameNumber) {
      return close ? 2 : 5;
    }
    if (sameWords) {
      return 3;
    }
    return close ? 4 : 6;
  }
}
