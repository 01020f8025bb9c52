package dev.mingce.dedup.normalize;

import java.util.regex.Pattern;

/** Postcodes in the form that is compared: letters and digits only. */
final class Postcodes {

  private static final Pattern NOISE = Pattern.compile("[^a-z0-9]+");
  private static final int LOCAL_CHARACTERS = 3;

  private Postcodes() {}

  static String form(String text) {
    return NOISE.matcher(TextForm.folded(text)).replaceAll("");
  }

  /**
   * The area that a postcode begins with: without the last three characters where letters occur (as
   * in the United Kingdom, Canada or the Netherlands), else without the last two digits.
   */
  static String area(String form) {
    boolean digitsOnly = form.chars().allMatch(c -> c >= '0' && c <= '9');
    int local = digitsOnly ? LOCAL_CHARACTERS - 1 : LOCAL_CHARACTERS;
    return form.length() > local + 1 ? form.substring(0, form.length() - local) : form;
  }
}
