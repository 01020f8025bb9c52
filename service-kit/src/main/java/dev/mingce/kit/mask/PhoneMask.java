package dev.mingce.kit.mask;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Telephone numbers. Recognises forms, does not check that a number exists. */
final class PhoneMask {

  private static final Pattern CHINA_MOBILE =
      Pattern.compile("(?<country>\\+?86|0086)?(?<number>1\\d{10})");
  private static final Pattern CHINA_FIXED =
      Pattern.compile("(?<area>0(?:10|2\\d|[3-9]\\d{2}))(?<number>[2-9]\\d{6,7})(?<rest>\\d*)");
  private static final Pattern CHINA_FIXED_ABROAD =
      Pattern.compile(
          "(?:\\+|00)860?(?<area>10|2\\d|[3-9]\\d{2})(?<number>[2-9]\\d{6,7})(?<rest>\\d*)");
  private static final Pattern INTERNATIONAL = Pattern.compile("(?:\\+|00)(?<digits>[1-9]\\d+)");

  // E.164 country codes: zones 1 and 7 have one digit, these have two, all others three (ITU-T
  // E.164, list of 2016).
  private static final Set<String> TWO_DIGIT_COUNTRIES =
      Set.of(
          "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46",
          "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63",
          "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98");

  private PhoneMask() {}

  static String mobile(String value) {
    String dialled = dialled(value);
    Matcher china = CHINA_MOBILE.matcher(dialled);
    if (china.matches()) {
      String number = china.group("number");
      String country = china.group("country") == null ? "" : "+86 ";
      return country + number.substring(0, 3) + Kept.STARS + number.substring(7);
    }
    Matcher international = INTERNATIONAL.matcher(dialled);
    return international.matches() ? international(international.group("digits")) : tail(dialled);
  }

  static String landline(String value) {
    String dialled = dialled(value);
    Matcher home = CHINA_FIXED.matcher(dialled);
    if (home.matches()) {
      return home.group("area") + "-" + fixedTail(home);
    }
    Matcher abroad = CHINA_FIXED_ABROAD.matcher(dialled);
    if (abroad.matches()) {
      return "+86 " + abroad.group("area") + "-" + fixedTail(abroad);
    }
    Matcher international = INTERNATIONAL.matcher(dialled);
    return international.matches()
        ? international(international.group("digits"))
        : Kept.ends(dialled, 0, 2, Kept.STARS);
  }

  static String phone(String value) {
    String dialled = dialled(value);
    boolean fixed =
        CHINA_FIXED.matcher(dialled).matches() || CHINA_FIXED_ABROAD.matcher(dialled).matches();
    return fixed && !CHINA_MOBILE.matcher(dialled).matches() ? landline(value) : mobile(value);
  }

  // With an extension or one digit too many it is unclear where the number ends, so no end is
  // shown.
  private static String fixedTail(Matcher fixed) {
    String number = fixed.group("number");
    return fixed.group("rest").isEmpty()
        ? Kept.STARS + number.substring(number.length() - 2)
        : Kept.STARS;
  }

  private static String international(String digits) {
    int country = countryLength(digits);
    if (digits.length() <= country) {
      return Kept.STARS;
    }
    return "+" + digits.substring(0, country) + " " + tail(digits.substring(country));
  }

  private static int countryLength(String digits) {
    if (digits.startsWith("1") || digits.startsWith("7")) {
      return 1;
    }
    return TWO_DIGIT_COUNTRIES.contains(digits.substring(0, Math.min(2, digits.length()))) ? 2 : 3;
  }

  private static String tail(String number) {
    return number.codePointCount(0, number.length()) >= 8
        ? Kept.ends(number, 0, 4, Kept.STARS)
        : Kept.ends(number, 0, 2, Kept.STARS);
  }

  private static String dialled(String value) {
    return Kept.compact(value).replaceAll("[-().·/]", "");
  }
}
