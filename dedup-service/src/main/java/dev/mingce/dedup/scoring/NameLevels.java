package dev.mingce.dedup.scoring;

import dev.mingce.dedup.normalize.MatchRecord;
import dev.mingce.dedup.normalize.Nicknames;
import dev.mingce.dedup.normalize.Term;
import org.jspecify.annotations.Nullable;

/** How well the names of two persons agree. */
final class NameLevels {

  private static final int EXACT = 1;
  private static final int SWAPPED = 2;
  private static final int GIVEN_READING = 3;
  private static final int ALIAS = 4;
  private static final int GIVEN_HOMOPHONE = 5;
  private static final int GIVEN_CLOSE = 6;
  private static final int INITIAL = 7;
  private static final int GIVEN_ELSEWHERE = 8;
  private static final int GIVEN_SIMILAR = 9;
  private static final int ONE_CHARACTER = 10;
  private static final int OTHER_CHARACTERS = 11;
  private static final int GIVEN_ELSE = 12;

  private static final int FAMILY_READING = 2;
  private static final int FAMILY_CLOSE = 3;
  private static final int FAMILY_ELSEWHERE = 4;
  private static final int FAMILY_SIMILAR = 5;
  private static final int FAMILY_HOMOPHONE = 6;
  private static final int FAMILY_ELSE = 7;

  private static final double CLOSE = 0.92;
  private static final double SIMILAR = 0.80;

  private NameLevels() {}

  static void compare(MatchRecord a, MatchRecord b, PairLevels result) {
    Term givenA = a.given();
    Term givenB = b.given();
    Term familyA = a.family();
    Term familyB = b.family();
    if (isSwapped(givenA, familyA, givenB, familyB)) {
      // Seen as one agreement, on a pair of names: the family name would only tell it again.
      double both = frequency(givenA, familyB) * frequency(givenB, familyA);
      result.set(Attribute.GIVEN_NAME, SWAPPED, both);
      result.missing(Attribute.FAMILY_NAME);
    } else {
      given(a, b, result);
      family(a, b, result);
    }
    OtherNameLevels.compare(a, b, result);
  }

  private static boolean isSwapped(
      @Nullable Term givenA,
      @Nullable Term familyA,
      @Nullable Term givenB,
      @Nullable Term familyB) {
    return givenA != null
        && familyA != null
        && givenB != null
        && familyB != null
        && givenA != givenB
        && familyA != familyB
        && (givenA.sameText(familyB) || isReading(familyB, givenA) || isReading(givenA, familyB))
        && (givenB.sameText(familyA) || isReading(familyA, givenB) || isReading(givenB, familyA));
  }

  private static double frequency(@Nullable Term one, @Nullable Term other) {
    return Math.max(one == null ? 0 : one.frequency(), other == null ? 0 : other.frequency());
  }

  private static void given(MatchRecord a, MatchRecord b, PairLevels result) {
    Term givenA = a.given();
    Term givenB = b.given();
    if (givenA == null || givenB == null) {
      result.missing(Attribute.GIVEN_NAME);
      return;
    }
    double common = Math.max(givenA.frequency(), givenB.frequency());
    if (givenA == givenB) {
      result.set(Attribute.GIVEN_NAME, EXACT, common);
    } else if (givenA.isHan() || givenB.isHan()) {
      result.set(Attribute.GIVEN_NAME, hanGiven(givenA, givenB), common);
    } else {
      latinGiven(a, b, givenA, givenB, result);
    }
  }

  private static int hanGiven(Term a, Term b) {
    if (shareReading(a, b)) {
      return a.isHan() && b.isHan() ? GIVEN_HOMOPHONE : GIVEN_READING;
    }
    if (!a.isHan() || !b.isHan()) {
      return GIVEN_ELSE;
    }
    boolean longEnough = Math.max(a.text().length(), b.text().length()) > 1;
    return longEnough && Similarity.withinOneEdit(a.text(), b.text())
        ? ONE_CHARACTER
        : OTHER_CHARACTERS;
  }

  private static void latinGiven(
      MatchRecord a, MatchRecord b, Term givenA, Term givenB, PairLevels result) {
    String textA = givenA.text();
    String textB = givenB.text();
    double common = Math.max(givenA.frequency(), givenB.frequency());
    double similarity = Similarity.jaroWinkler(textA, textB, SIMILAR);
    int level;
    if (textA.length() == 1 || textB.length() == 1) {
      level = textA.charAt(0) == textB.charAt(0) ? INITIAL : GIVEN_ELSE;
    } else if (Nicknames.areOne(textA, textB)) {
      level = ALIAS;
    } else if (similarity >= CLOSE
        || (textA.length() > 3 && Similarity.withinOneEdit(textA, textB))) {
      level = GIVEN_CLOSE;
    } else if (isAmong(givenA, b) || isAmong(givenB, a)) {
      level = GIVEN_ELSEWHERE;
    } else {
      level = similarity >= SIMILAR ? GIVEN_SIMILAR : GIVEN_ELSE;
    }
    result.set(Attribute.GIVEN_NAME, level, common);
  }

  private static void family(MatchRecord a, MatchRecord b, PairLevels result) {
    Term familyA = a.family();
    Term familyB = b.family();
    if (familyA == null || familyB == null) {
      result.missing(Attribute.FAMILY_NAME);
      return;
    }
    double common = Math.max(familyA.frequency(), familyB.frequency());
    int level;
    if (familyA == familyB) {
      level = EXACT;
    } else if (familyA.isHan() || familyB.isHan()) {
      level = hanFamily(familyA, familyB);
    } else {
      level = latinFamily(a, b, familyA, familyB);
    }
    result.set(Attribute.FAMILY_NAME, level, common);
  }

  private static int hanFamily(Term a, Term b) {
    if (!shareReading(a, b)) {
      return FAMILY_ELSE;
    }
    return a.isHan() && b.isHan() ? FAMILY_HOMOPHONE : FAMILY_READING;
  }

  private static int latinFamily(MatchRecord a, MatchRecord b, Term familyA, Term familyB) {
    double similarity = Similarity.jaroWinkler(familyA.text(), familyB.text(), SIMILAR);
    if (similarity >= CLOSE
        || (familyA.text().length() > 3
            && Similarity.withinOneEdit(familyA.text(), familyB.text()))) {
      return FAMILY_CLOSE;
    }
    if (isAmong(familyA, b) || isAmong(familyB, a) || isPart(familyA, familyB)) {
      return FAMILY_ELSEWHERE;
    }
    return similarity >= SIMILAR ? FAMILY_SIMILAR : FAMILY_ELSE;
  }

  // A name of some length that stands elsewhere in the name of the other.
  private static boolean isAmong(Term name, MatchRecord other) {
    if (name.text().length() < 3) {
      return false;
    }
    Term given = other.given();
    Term family = other.family();
    if ((given != null && given.sameText(name)) || (family != null && family.sameText(name))) {
      return true;
    }
    for (Term word : other.otherNames()) {
      if (word.sameText(name)) {
        return true;
      }
    }
    return false;
  }

  // smith and smith jones, or smith-jones
  private static boolean isPart(Term a, Term b) {
    return hasWord(a.text(), b.text()) || hasWord(b.text(), a.text());
  }

  private static boolean hasWord(String longer, String word) {
    if (word.length() < 3 || longer.length() <= word.length()) {
      return false;
    }
    boolean starts = longer.startsWith(word) && longer.charAt(word.length()) == ' ';
    boolean ends =
        longer.endsWith(word) && longer.charAt(longer.length() - word.length() - 1) == ' ';
    return starts || ends;
  }

  static boolean shareReading(Term a, Term b) {
    if (a.isHan() && b.isHan()) {
      for (int i = 0; i < a.forms(); i++) {
        if (isReading(b, a.form(i))) {
          return true;
        }
      }
      return false;
    }
    return isReading(a, b) || isReading(b, a);
  }

  private static boolean isReading(Term han, Term latin) {
    return han.isHan() && isReading(han, latin.text());
  }

  private static boolean isReading(Term han, String latin) {
    for (int i = 0; i < han.forms(); i++) {
      if (han.form(i).equals(latin)) {
        return true;
      }
    }
    return false;
  }
}
