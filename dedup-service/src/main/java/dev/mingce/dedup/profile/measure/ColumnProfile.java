package dev.mingce.dedup.profile.measure;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of a column. No value of it is told unless that was asked for.
 *
 * @param kind what nine of ten values look like
 * @param present values that are not blank
 * @param blank values that are
 * @param fillers values such as 无, n/a or equal characters, among those present
 * @param distinct how many different values; exact or estimated
 * @param patterns the most frequent shapes
 * @param otherPatterns values of all other shapes
 * @param lengths how many values have which number of characters
 * @param lengthQuartiles of the lengths; null where there is no value
 * @param numbers of the values, where they are numbers
 * @param dates of the values, where they are dates
 * @param top how often the most frequent values occur
 */
public record ColumnProfile(
    String name,
    String kind,
    long present,
    long blank,
    long fillers,
    long distinct,
    boolean distinctExact,
    List<Count> patterns,
    long otherPatterns,
    SortedMap<Integer, Long> lengths,
    @Nullable Quartiles lengthQuartiles,
    @Nullable Quartiles numbers,
    @Nullable Dates dates,
    List<Top> top) {
  public ColumnProfile {
    patterns = List.copyOf(patterns);
    top = List.copyOf(top);
  }

  /** A shape and how many values have it. */
  public record Count(String pattern, long count) {}

  /** A value, told only where that was asked for, and how often it occurs. */
  public record Top(@Nullable String value, long count) {}

  /**
   * Dates of a column.
   *
   * @param future later than the day of the measurement
   * @param fillers 1900-01-01, 1970-01-01 and the like
   * @param years how many in which year
   */
  public record Dates(
      LocalDate first, LocalDate last, long future, long fillers, SortedMap<Integer, Long> years) {}

  /** The share of values that are blank, 0 to 1. */
  public double blankRate() {
    long all = present + blank;
    return all == 0 ? 0 : (double) blank / all;
  }
}
