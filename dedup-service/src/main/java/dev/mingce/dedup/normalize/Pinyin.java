package dev.mingce.dedup.normalize;

import java.util.List;
import java.util.regex.Pattern;

/** Tells Chinese names in Latin letters from other names. */
final class Pinyin {

  /**
   * One syllable: an initial and a final, as the Scheme for the Chinese Phonetic Alphabet has them.
   */
  private static final String SYLLABLE =
      "(?:[bpmfdtnlgkhjqxzcsryw]|zh|ch|sh)?"
          + "(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ue|ui|uo|ve|er|a|e|i|o|u|v)";

  private static final Pattern ONE = Pattern.compile(SYLLABLE);
  private static final Pattern ONE_OR_TWO = Pattern.compile(SYLLABLE + "(?:" + SYLLABLE + ")?");

  private Pinyin() {}

  /** Whether these are the syllables of one given name of somebody with that family name. */
  static boolean isGivenName(List<String> words, String family) {
    return words.size() == 2
        && Readings.isSurnameReading(family)
        && ONE.matcher(words.getFirst()).matches()
        && ONE.matcher(words.getLast()).matches();
  }

  /** Whether the first of the words is the surname: {@code wang xiaoming}, {@code li na}. */
  static boolean isSurnameFirst(List<String> words) {
    if (words.size() < 2 || words.size() > 3) {
      return false;
    }
    int first = Readings.surnameRank(words.getFirst());
    int last = Readings.surnameRank(words.getLast());
    boolean pinyin = words.stream().skip(1).allMatch(word -> ONE_OR_TWO.matcher(word).matches());
    // Where both ends may be a surname: three syllables stand in the Chinese order, and of two the
    // more usual surname is one.
    boolean before = words.size() == 3 ? first < Integer.MAX_VALUE : first < last;
    return pinyin && before;
  }

  /** Whether the text can be the reading of a name of one or two characters. */
  static boolean isReading(String text) {
    return ONE_OR_TWO.matcher(text).matches();
  }
}
