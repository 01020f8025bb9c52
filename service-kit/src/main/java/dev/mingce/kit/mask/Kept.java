package dev.mingce.kit.mask;

import java.util.function.IntPredicate;

/** Cuts the ends of a text that a mask keeps, counting code points. */
final class Kept {

  /**
   * What stands for a value of which nothing may be shown, and for any hidden middle without a form
   * of its own.
   */
  static final String STARS = "****";

  private Kept() {}

  /**
   * Keeps the ends of a text.
   *
   * @param stars replaces the middle whatever its length
   * @return all stars if less than half of the text would be hidden
   */
  static String ends(String text, int first, int last, String stars) {
    int[] points = text.codePoints().toArray();
    if (points.length < 2 * (first + last)) {
      return STARS;
    }
    return new String(points, 0, first) + stars + new String(points, points.length - last, last);
  }

  /**
   * Strips white space at both ends and drops what has no width of its own: combining and variation
   * marks, joiners, direction marks. They would count as hidden characters without hiding anything.
   */
  static String visible(String value) {
    return filtered(value, point -> !isMark(point)).strip();
  }

  /**
   * As {@link #visible}, also without white space, and with full-width ASCII and any digits as
   * plain ASCII.
   */
  static String compact(String value) {
    StringBuilder compact = new StringBuilder();
    visible(value)
        .codePoints()
        .filter(point -> !isSpace(point))
        .map(Kept::plain)
        .forEach(compact::appendCodePoint);
    return compact.toString();
  }

  private static String filtered(String value, IntPredicate wanted) {
    StringBuilder kept = new StringBuilder();
    value.codePoints().filter(wanted).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean isMark(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.CONTROL ->
          true;
      default -> false;
    };
  }

  private static boolean isSpace(int point) {
    return Character.isWhitespace(point) || Character.isSpaceChar(point);
  }

  private static int plain(int point) {
    if (point >= 0xFF01 && point <= 0xFF5E) {
      return point - 0xFEE0;
    }
    return Character.isDigit(point) ? '0' + Character.digit(point, 10) : point;
  }
}
