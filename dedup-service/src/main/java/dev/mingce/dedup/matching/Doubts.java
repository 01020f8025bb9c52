package dev.mingce.dedup.matching;

import dev.mingce.dedup.scoring.Attribute;
import dev.mingce.dedup.scoring.PairLevels;

/**
 * What a person has to look at, however much else agrees: twins share birth date, home, phone and
 * most of their names; namesakes share no more than that. A parent and its subsidiary share a roof,
 * a phone and a part of the name.
 */
public final class Doubts {

  private static final int HOMOPHONE = number(Attribute.GIVEN_NAME, "homophone");
  private static final int ONE_CHARACTER = number(Attribute.GIVEN_NAME, "one-character");
  private static final int OTHER_CHARACTERS = number(Attribute.GIVEN_NAME, "other-characters");
  private static final int DIFFERENT = number(Attribute.GENDER, "different");
  private static final int SAME_YEAR = number(Attribute.BIRTH_DATE, "same-year");
  private static final int CONTAINED = number(Attribute.ORGANISATION_NAME, "contained");
  private static final int CLOSE_WORDS = number(Attribute.STREET, "same-number-close-words");
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
        || levels.level(Attribute.ORGANISATION_NAME) >= CONTAINED
        || (levels.level(Attribute.ORGANISATION_NAME) > 0 && !shareContact(levels))
        || levels.level(Attribute.GENDER) == DIFFERENT
        || (levels.level(Attribute.BIRTH_DATE) >= SAME_YEAR && !shareContact(levels));
  }

  // Without any, all that two branches or two persons with different birth dates share is a name.
  private static boolean shareContact(PairLevels levels) {
    return levels.level(Attribute.PHONE) == 1
        || levels.level(Attribute.EMAIL) == 1
        || (levels.level(Attribute.STREET) > 0 && levels.level(Attribute.STREET) <= CLOSE_WORDS)
        || levels.level(Attribute.POSTCODE) == 1;
  }
}
