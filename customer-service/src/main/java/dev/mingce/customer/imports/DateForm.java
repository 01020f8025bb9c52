package dev.mingce.customer.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/**
 * How a column writes dates.
 *
 * @param pattern as the client sent it, letters as in {@link DateTimeFormatter}
 */
record DateForm(String pattern, DateTimeFormatter formatter) {
  private static final int MAX_LENGTH = 64;
  private static final LocalDateTime SAMPLE = LocalDateTime.of(1987, 6, 5, 4, 3, 2);

  /**
   * The form of a pattern; empty when it tells no date. A year of two digits, for one, does not
   * name its century.
   */
  static Optional<DateForm> of(String pattern) {
    if (pattern.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      // The strict resolver knows no year of era without an era; clients mean the plain year.
      DateTimeFormatter formatter =
          DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
              .withResolverStyle(ResolverStyle.STRICT);
      LocalDate read = LocalDate.parse(SAMPLE.format(formatter), formatter);
      return read.equals(SAMPLE.toLocalDate())
          ? Optional.of(new DateForm(pattern, formatter))
          : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The date of a text; empty when it is none in this form. */
  Optional<LocalDate> read(String text) {
    try {
      return Optional.of(LocalDate.parse(text, formatter));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
