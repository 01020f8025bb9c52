package dev.mingce.dedup.scoring;

import dev.mingce.dedup.normalize.MatchRecord;
import dev.mingce.dedup.normalize.Term;
import org.jspecify.annotations.Nullable;

/** How well the names of two organisations agree. */
final class OrganisationLevels {

  private static final int EXACT = 1;
  private static final int SAME_WORDS = 2;
  private static final int CLOSE = 3;
  private static final int CONTAINED = 4;
  private static final int SIMILAR = 5;
  private static final int ELSE = 6;
  private static final double NEARLY = 0.93;
  private static final double SOMEWHAT = 0.82;
  private static final double MOST = 0.6;
  private static final double NEARLY_ALL = 0.85;

  /** How much of a word's information a slip in it leaves. */
  private static final double SLIP = 0.9;

  private OrganisationLevels() {}

  static void compare(MatchRecord a, MatchRecord b, PairLevels result) {
    Term nameA = a.organisationName();
    Term nameB = b.organisationName();
    if (nameA == null || nameB == null) {
      result.missing(Attribute.ORGANISATION_NAME);
      return;
    }
    double common = Math.max(nameA.frequency(), nameB.frequency());
    int level = nameA == nameB ? EXACT : level(a, b, nameA.text(), nameB.text());
    result.set(Attribute.ORGANISATION_NAME, level, common);
  }

  private static int level(MatchRecord a, MatchRecord b, String textA, String textB) {
    Term[] wordsA = a.organisationWords();
    Term[] wordsB = b.organisationWords();
    double shared = Math.min(sharedInformation(wordsA, wordsB), sharedInformation(wordsB, wordsA));
    double all = Math.max(information(wordsA), information(wordsB));
    double fewer = Math.min(information(wordsA), information(wordsB));
    double similarity = Similarity.jaroWinkler(textA, textB, SOMEWHAT);
    if (shared >= all && all > 0) {
      return SAME_WORDS;
    }
    if (similarity >= NEARLY
        || (shared >= NEARLY_ALL * all && all > 0)
        || Similarity.withinOneEdit(textA, textB)) {
      return CLOSE;
    }
    if ((shared >= fewer && fewer > 0)
        || isPart(textA, textB)
        || isPart(textB, textA)
        || areInitials(textA, wordsB)
        || areInitials(textB, wordsA)) {
      return CONTAINED;
    }
    return similarity >= SOMEWHAT || shared >= MOST * all ? SIMILAR : ELSE;
  }

  private static boolean isPart(String longer, String shorter) {
    return shorter.length() >= 4 && longer.contains(shorter);
  }

  private static boolean isSlip(String a, String b) {
    return a.length() > 4 && b.length() > 4 && Similarity.withinOneEdit(a, b);
  }

  private static boolean areInitials(String text, Term[] words) {
    if (words.length < 2 || text.length() != words.length) {
      return false;
    }
    for (int i = 0; i < words.length; i++) {
      if (words[i].isHan() || words[i].text().charAt(0) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static double sharedInformation(Term[] a, Term[] b) {
    double shared = 0;
    for (Term word : a) {
      double best = 0;
      for (Term other : b) {
        if (word == other || word.sameText(other)) {
          best = information(word);
          break;
        }
        if (isSlip(word.text(), other.text())) {
          best = Math.max(best, SLIP * Math.min(information(word), information(other)));
        }
      }
      shared += best;
    }
    return shared;
  }

  private static double information(Term @Nullable [] words) {
    double sum = 0;
    if (words != null) {
      for (Term word : words) {
        sum += information(word);
      }
    }
    return sum;
  }

  // Rare words tell more: the bits of learning that a record has the word.
  private static double information(Term word) {
    return word.frequency() <= 0 ? 1 : -MatchWeight.log2(Math.min(0.9, word.frequency()));
  }
}
