package dev.mingce.dedup.normalize;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as eight digits. A date that does not exist is kept: 1858-14-19 is a slip in one digit,
 * which a comparison can see, and a missing date is not.
 */
final class DateForm {

  private static final Pattern YEAR_FIRST =
      Pattern.compile("([0-9]{4})[-/.年 ]([0-9]{1,2})[-/.月 ]([0-9]{1,2})日?(?:[t ].*)?");
  private static final Pattern YEAR_LAST =
      Pattern.compile("([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})");
  private static final Pattern COMPACT = Pattern.compile("[0-9]{8}");
  private static final Pattern MONTH = Pattern.compile("([0-9]{4})[-/.年]([0-9]{1,2})月?");
  private static final Pattern YEAR = Pattern.compile("([0-9]{4})年?");
  private static final Pattern PLACEHOLDER =
      Pattern.compile("0{4}.*|1900-?01-?01|9999.*|19700101|1111-?11-?11");

  private DateForm() {}

  static Optional<String> digits(String text) {
    String date = TextForm.folded(text);
    if (PLACEHOLDER.matcher(date).matches()) {
      return Optional.empty();
    }
    if (COMPACT.matcher(date).matches()) {
      return Optional.of(date);
    }
    Matcher yearFirst = YEAR_FIRST.matcher(date);
    if (yearFirst.matches()) {
      return Optional.of(digits(yearFirst.group(1), yearFirst.group(2), yearFirst.group(3)));
    }
    Matcher yearLast = YEAR_LAST.matcher(date);
    if (yearLast.matches()) {
      return Optional.of(dayOrMonthFirst(yearLast));
    }
    Matcher month = MONTH.matcher(date);
    if (month.matches()) {
      return Optional.of(digits(month.group(1), month.group(2), "0"));
    }
    Matcher year = YEAR.matcher(date);
    return year.matches() ? Optional.of(digits(year.group(1), "0", "0")) : Optional.empty();
  }

  // 3/4/1990 is ambiguous; day first is usual in more countries, and a swap is a level of its own.
  private static String dayOrMonthFirst(Matcher date) {
    boolean monthFirst = Integer.parseInt(date.group(2)) > 12;
    return monthFirst
        ? digits(date.group(3), date.group(1), date.group(2))
        : digits(date.group(3), date.group(2), date.group(1));
  }

  private static String digits(String year, String month, String day) {
    return String.format(
        Locale.ROOT, "%s%02d%02d", year, Integer.parseInt(month), Integer.parseInt(day));
  }
}
