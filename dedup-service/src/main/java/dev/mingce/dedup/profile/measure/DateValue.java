package dev.mingce.dedup.profile.measure;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates with the year first, as ISO 8601 and Chinese usage write them. */
final class DateValue {

  private static final Pattern FORM =
      Pattern.compile("([12][0-9]{3})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?:[T ].*)?");
  private static final Pattern COMPACT = Pattern.compile("([12][0-9]{3})([01][0-9])([0-3][0-9])");

  private DateValue() {}

  /** The date, or null where the text is none that exists. */
  static @Nullable LocalDate read(String text) {
    Matcher date = FORM.matcher(text);
    if (!date.matches()) {
      date = COMPACT.matcher(text);
      if (!date.matches()) {
        return null;
      }
    }
    try {
      return LocalDate.of(
          Integer.parseInt(date.group(1)),
          Integer.parseInt(date.group(2)),
          Integer.parseInt(date.group(3)));
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }
}
