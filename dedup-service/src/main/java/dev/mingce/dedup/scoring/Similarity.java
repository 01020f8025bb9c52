package dev.mingce.dedup.scoring;

/**
 * Similarities of short texts that allocate nothing. All are symmetric. Jaro and Winkler's measure
 * is that of Winkler, String Comparator Metrics and Enhanced Decision Rules in the Fellegi-Sunter
 * Model of Record Linkage (1990), with a prefix of at most four characters and a scale of 0.1.
 */
public final class Similarity {

  private static final int LONGEST = 64;
  private static final int PREFIX = 4;
  private static final double SCALE = 0.1;
  private static final double ROUNDING = 1e-9;

  private Similarity() {}

  /**
   * Whether one insertion, deletion, substitution or swap of neighbours makes the one the other.
   */
  public static boolean withinOneEdit(String a, String b) {
    int difference = a.length() - b.length();
    if (difference < -1 || difference > 1) {
      return false;
    }
    int shorter = Math.min(a.length(), b.length());
    int head = 0;
    while (head < shorter && a.charAt(head) == b.charAt(head)) {
      head++;
    }
    int tailA = a.length() - 1;
    int tailB = b.length() - 1;
    while (tailA >= head && tailB >= head && a.charAt(tailA) == b.charAt(tailB)) {
      tailA--;
      tailB--;
    }
    int leftA = tailA - head + 1;
    int leftB = tailB - head + 1;
    if (leftA <= 1 && leftB <= 1) {
      return true;
    }
    return leftA == 2
        && leftB == 2
        && a.charAt(head) == b.charAt(head + 1)
        && a.charAt(head + 1) == b.charAt(head);
  }

  /** How many places differ between texts of one length; a large number for other lengths. */
  static int differingPlaces(String a, String b) {
    if (a.length() != b.length()) {
      return Integer.MAX_VALUE;
    }
    int differing = 0;
    for (int i = 0; i < a.length(); i++) {
      differing += a.charAt(i) == b.charAt(i) ? 0 : 1;
    }
    return differing;
  }

  /** 1 for equal texts, 0 for texts without a common character; what is behind 64 is not read. */
  public static double jaroWinkler(String first, String second) {
    boolean inOrder =
        first.length() != second.length()
            ? first.length() < second.length()
            : first.compareTo(second) <= 0;
    String a = inOrder ? first : second;
    String b = inOrder ? second : first;
    int lengthA = Math.min(a.length(), LONGEST);
    int lengthB = Math.min(b.length(), LONGEST);
    if (lengthA == 0) {
      return lengthB == 0 ? 1 : 0;
    }
    double jaro = jaro(a, lengthA, b, lengthB);
    int prefix = 0;
    while (prefix < Math.min(PREFIX, lengthA) && a.charAt(prefix) == b.charAt(prefix)) {
      prefix++;
    }
    return jaro + prefix * SCALE * (1 - jaro);
  }

  /**
   * The similarity where it is at least so great, else any number below. Most texts of two subjects
   * have so few letters in common that counting them tells.
   */
  static double jaroWinkler(String a, String b, double least) {
    int lengthA = Math.min(a.length(), LONGEST);
    int lengthB = Math.min(b.length(), LONGEST);
    if (lengthA == 0 || lengthB == 0) {
      return jaroWinkler(a, b);
    }
    int shorter = Math.min(lengthA, lengthB);
    int prefix = 0;
    while (prefix < Math.min(PREFIX, shorter) && a.charAt(prefix) == b.charAt(prefix)) {
      prefix++;
    }
    double matches = Math.min(inOther(a, lengthA, b, lengthB), inOther(b, lengthB, a, lengthA));
    double jaro = matches == 0 ? 0 : (matches / lengthA + matches / lengthB + 1) / 3;
    return jaro + prefix * SCALE * (1 - jaro) < least - ROUNDING ? 0 : jaroWinkler(a, b);
  }

  // At most so many characters of a are in b: those that share the last bits count as equal.
  private static int inOther(String a, int lengthA, String b, int lengthB) {
    long letters = 0;
    for (int i = 0; i < lengthB; i++) {
      letters |= 1L << b.charAt(i);
    }
    int in = 0;
    for (int i = 0; i < lengthA; i++) {
      in += (int) (letters >>> a.charAt(i) & 1);
    }
    return in;
  }

  private static double jaro(String a, int lengthA, String b, int lengthB) {
    int window = Math.max(lengthB / 2 - 1, 0);
    long matchedA = 0;
    long matchedB = 0;
    for (int i = 0; i < lengthA; i++) {
      char c = a.charAt(i);
      int to = Math.min(i + window + 1, lengthB);
      for (int j = Math.max(0, i - window); j < to; j++) {
        if ((matchedB >>> j & 1) == 0 && b.charAt(j) == c) {
          matchedA |= 1L << i;
          matchedB |= 1L << j;
          break;
        }
      }
    }
    int matches = Long.bitCount(matchedA);
    if (matches == 0) {
      return 0;
    }
    double common = matches;
    int transposed = transposed(a, matchedA, b, matchedB);
    return (common / lengthA + common / lengthB + (common - transposed / 2.0) / common) / 3;
  }

  private static int transposed(String a, long matchedA, String b, long matchedB) {
    int transposed = 0;
    long leftA = matchedA;
    long leftB = matchedB;
    while (leftA != 0) {
      char inA = a.charAt(Long.numberOfTrailingZeros(leftA));
      char inB = b.charAt(Long.numberOfTrailingZeros(leftB));
      transposed += inA == inB ? 0 : 1;
      leftA &= leftA - 1;
      leftB &= leftB - 1;
    }
    return transposed;
  }
}
