package dev.mingce.dedup.scoring;

import dev.mingce.dedup.normalize.NameForm;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** The level at which two names agree. */
final class NameComparison {

  private static final JaroWinklerSimilarity JARO_WINKLER = new JaroWinklerSimilarity();
  private static final double VERY_CLOSE = 0.92;
  private static final double CLOSE = 0.85;

  private NameComparison() {}

  static ComparisonLevel level(NameForm a, NameForm b) {
    if (a.written().equals(b.written())) {
      return ComparisonLevel.NAME_EXACT;
    }
    if (a.tokens().equals(b.tokens())) {
      return ComparisonLevel.NAME_OTHER_ORDER;
    }
    double similarity = similarity(a.written(), b.written());
    if (isSpaced(a) && isSpaced(b)) {
      similarity =
          Math.max(similarity, similarity(a.orderInsensitiveKey(), b.orderInsensitiveKey()));
    }
    if (similarity >= VERY_CLOSE) {
      return ComparisonLevel.NAME_VERY_CLOSE;
    }
    return similarity >= CLOSE ? ComparisonLevel.NAME_CLOSE : ComparisonLevel.NAME_ELSE;
  }

  // Sorting helps against a slip in swapped words. Among the two to four characters of a Chinese
  // name it would make those alike
  // that differ in nothing but the surname.
  private static boolean isSpaced(NameForm name) {
    return name.written().indexOf(' ') > 0;
  }

  // Jaro matches greedily from its first argument, so texts of one length could differ with the
  // order: always start with the lesser.
  private static double similarity(String a, String b) {
    return a.compareTo(b) <= 0 ? JARO_WINKLER.apply(a, b) : JARO_WINKLER.apply(b, a);
  }
}
