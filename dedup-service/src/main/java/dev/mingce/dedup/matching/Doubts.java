package dev.mingce.dedup.matching;

import dev.mingce.dedup.scoring.Attribute;
import dev.mingce.dedup.scoring.PairLevels;

/**
 * What a person has to look at, however much else agrees: twins share birth date, home, phone and
 * most of their names.
 */
public final class Doubts {

  private static final int HOMOPHONE = number(Attribute.GIVEN_NAME, "homophone");
  private static final int ONE_CHARACTER = number(Attribute.GIVEN_NAME, "one-character");
  private static final int OTHER_CHARACTERS = number(Attribute.GIVEN_NAME, "other-characters");
  private static final int DIFFERENT = number(Attribute.GENDER, "different");
  private static final int SHARED = number(Attribute.IDENTIFIER, "shared");

  private Doubts() {}

  private static int number(Attribute attribute, String level) {
    return attribute.levels().indexOf(level) + 1;
  }

  /** Whether the pair must not be merged without a person looking. */
  public static boolean hold(PairLevels levels) {
    if (levels.level(Attribute.IDENTIFIER) == SHARED) {
      return false;
    }
    int given = levels.level(Attribute.GIVEN_NAME);
    return given == HOMOPHONE
        || given == ONE_CHARACTER
        || given == OTHER_CHARACTERS
        || levels.level(Attribute.GENDER) == DIFFERENT;
  }
}
