package dev.mingce.dedup.scoring;

import dev.mingce.dedup.normalize.MatchRecord;
import dev.mingce.dedup.normalize.Term;

/** How well two birth dates agree, digit by digit: a slip makes no distance in days. */
final class BirthDateLevels {

  private static final int EXACT = 1;
  private static final int ONE_EDIT = 2;
  private static final int SWAPPED = 3;
  private static final int YEAR_ONLY = 4;
  private static final int TWO_EDITS = 5;
  private static final int SAME_YEAR = 6;
  private static final int NEAR_YEAR = 7;
  private static final int ELSE = 8;
  private static final int YEARS_NEAR = 2;

  private BirthDateLevels() {}

  static void compare(MatchRecord a, MatchRecord b, PairLevels result) {
    Term dateA = a.birthDate();
    Term dateB = b.birthDate();
    if (dateA == null || dateB == null) {
      result.missing(Attribute.BIRTH_DATE);
      return;
    }
    double common = Math.max(dateA.frequency(), dateB.frequency());
    int level = dateA == dateB ? EXACT : level(dateA.text(), dateB.text());
    result.set(Attribute.BIRTH_DATE, level, common);
  }

  private static int level(String a, String b) {
    boolean sameYear = a.regionMatches(0, b, 0, 4);
    if (sameYear && (isYearOnly(a) || isYearOnly(b))) {
      return YEAR_ONLY;
    }
    if (Similarity.withinOneEdit(a, b)) {
      return ONE_EDIT;
    }
    if (sameYear && a.regionMatches(4, b, 6, 2) && a.regionMatches(6, b, 4, 2)) {
      return SWAPPED;
    }
    if (Similarity.differingPlaces(a, b) == 2) {
      return TWO_EDITS;
    }
    if (sameYear) {
      return SAME_YEAR;
    }
    return Math.abs(year(a) - year(b)) <= YEARS_NEAR ? NEAR_YEAR : ELSE;
  }

  private static boolean isYearOnly(String date) {
    return date.endsWith("0000") || date.endsWith("0101");
  }

  private static int year(String date) {
    return Integer.parseInt(date, 0, 4, 10);
  }
}
