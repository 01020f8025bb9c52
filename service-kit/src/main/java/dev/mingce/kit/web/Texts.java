package dev.mingce.kit.web;

/** Checks that text can be stored and shown exactly as it came. */
public final class Texts {
  private Texts() {}

  /** Whether the text has no NUL and no lone surrogate. */
  public static boolean isStorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isLowSurrogate(c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)) {
        i++;
        if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Length as a person counts it: in code points, so that a rare character is one and not two. */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
