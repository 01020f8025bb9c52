package dev.mingce.dedup.scoring;

import dev.mingce.dedup.normalize.MatchRecord;
import dev.mingce.dedup.normalize.Term;

/** How well the middle names and further words of two names agree. */
final class OtherNameLevels {

  private static final int ALL = 1;
  private static final int SOME = 2;
  private static final int SIMILAR = 3;
  private static final int ELSE = 4;
  private static final double CLOSE = 0.88;

  private OtherNameLevels() {}

  static void compare(MatchRecord a, MatchRecord b, PairLevels result) {
    Term[] fewer = a.otherNames();
    Term[] more = b.otherNames();
    if (fewer.length == 0 || more.length == 0) {
      result.missing(Attribute.OTHER_NAMES);
      return;
    }
    if (fewer.length > more.length) {
      Term[] swap = fewer;
      fewer = more;
      more = swap;
    }
    int shared = 0;
    int similar = 0;
    double rarest = 1;
    for (Term word : fewer) {
      if (contains(more, word)) {
        shared++;
        rarest = Math.min(rarest, word.frequency());
      } else if (hasSimilar(more, word)) {
        similar++;
      }
    }
    if (shared > 0) {
      boolean all = shared == fewer.length && fewer.length == more.length;
      result.set(Attribute.OTHER_NAMES, all ? ALL : SOME, rarest);
    } else {
      result.set(Attribute.OTHER_NAMES, similar > 0 ? SIMILAR : ELSE);
    }
  }

  private static boolean contains(Term[] words, Term word) {
    for (Term other : words) {
      if (other == word) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasSimilar(Term[] words, Term word) {
    String text = word.text();
    for (Term other : words) {
      String otherText = other.text();
      boolean initial =
          (text.length() == 1 || otherText.length() == 1) && text.charAt(0) == otherText.charAt(0);
      if (initial || Similarity.jaroWinkler(text, otherText, CLOSE) >= CLOSE) {
        return true;
      }
    }
    return false;
  }
}
