package dev.mingce.dedup.normalize;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address in Latin letters that was written in one piece: the postcode at its end, and where
 * commas divide it the place behind the street.
 */
record AddressText(String street, String city, String province, String postcode) {

  private static final Pattern DIVIDING = Pattern.compile("\\s*[,;]\\s*");
  private static final Pattern POSTCODE =
      Pattern.compile(
          "(?:^|.*[^a-z0-9])([0-9]{4,6}|[0-9]{5}-[0-9]{4}|[a-z]{1,2}[0-9][a-z0-9]? ?[0-9][a-z]{2}"
              + "|[a-z][0-9][a-z] ?[0-9][a-z][0-9])");
  private static final Pattern DIGIT = Pattern.compile(".*[0-9].*");
  private static final int LONGEST_STATE = 3;

  /** Reads an address; without anything to tell by, all of it is the street. */
  static AddressText of(String address) {
    String rest = TextForm.folded(address);
    String postcode = "";
    Matcher end = POSTCODE.matcher(rest);
    if (end.matches() && end.start(1) > 0) { // a number alone is that of a house
      postcode = end.group(1);
      rest = rest.substring(0, end.start(1)).strip();
    }
    List<String> parts = new ArrayList<>();
    for (String part : DIVIDING.split(rest, -1)) {
      if (!part.isBlank()) {
        parts.add(part.strip());
      }
    }
    String province = "";
    if (parts.size() > 1 && isState(parts.getLast())) {
      province = parts.removeLast();
    }
    String city = parts.size() > 1 && !hasDigit(parts.getLast()) ? parts.removeLast() : "";
    return new AddressText(String.join(" ", parts), city, province, postcode);
  }

  private static boolean isState(String part) {
    return part.length() <= LONGEST_STATE && !hasDigit(part);
  }

  private static boolean hasDigit(String part) {
    return DIGIT.matcher(part).matches();
  }

  @Override
  public String toString() {
    return "AddressText[***]";
  }
}
