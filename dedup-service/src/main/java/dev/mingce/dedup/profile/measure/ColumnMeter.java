package dev.mingce.dedup.profile.measure;

import dev.mingce.dedup.normalize.EnteredText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Measures the values of a column one by one. */
final class ColumnMeter {

  private static final int TOP = 10;
  private static final int SHAPES = 20;
  private static final int MOST_SHAPES = 10_000;
  private static final int MOST_NUMBERS = 1_000_000;
  private static final double MOST = 0.9;
  private static final Set<LocalDate> FILLER_DATES =
      Set.of(LocalDate.of(1900, 1, 1), LocalDate.of(1970, 1, 1), LocalDate.of(1111, 11, 11));

  private final String name;
  private final LocalDate today;
  private final ValueCounts counts;
  private final Map<String, Long> shapes = new HashMap<>();
  private final Map<ValueKind, Long> kinds = new EnumMap<>(ValueKind.class);
  private final SortedMap<Integer, Long> lengths = new TreeMap<>();
  private final SortedMap<LocalDate, Long> dates = new TreeMap<>();
  private double[] numbers = new double[1024];
  private int numberCount;
  private long present;
  private long blank;
  private long fillers;

  ColumnMeter(String name, boolean showsValues, LocalDate today) {
    this.name = name;
    this.today = today;
    this.counts = new ValueCounts(showsValues);
  }

  void add(@Nullable String entered) {
    String value = entered == null ? "" : entered.strip();
    if (value.isEmpty()) {
      blank++;
      return;
    }
    present++;
    fillers += EnteredText.isPlaceholder(value) ? 1 : 0;
    counts.add(value);
    lengths.merge(value.codePointCount(0, value.length()), 1L, Long::sum);
    shape(CharacterPattern.of(value));
    ValueKind kind = ValueKind.of(value);
    kinds.merge(kind, 1L, Long::sum);
    LocalDate date = DateValue.read(value);
    if (date != null) {
      dates.merge(date, 1L, Long::sum);
    } else if (ValueKind.NUMBER.fits(value)) {
      number(Double.parseDouble(value));
    }
  }

  private void shape(String shape) {
    if (shapes.size() < MOST_SHAPES || shapes.containsKey(shape)) {
      shapes.merge(shape, 1L, Long::sum);
    }
  }

  private void number(double value) {
    if (numberCount < MOST_NUMBERS) {
      if (numberCount == numbers.length) {
        numbers = Arrays.copyOf(numbers, numbers.length * 2);
      }
      numbers[numberCount++] = value;
    }
  }

  ColumnProfile result() {
    List<ColumnProfile.Count> shown =
        shapes.entrySet().stream()
            .map(entry -> new ColumnProfile.Count(entry.getKey(), entry.getValue()))
            .sorted(
                Comparator.comparingLong(ColumnProfile.Count::count)
                    .reversed()
                    .thenComparing(ColumnProfile.Count::pattern))
            .limit(SHAPES)
            .toList();
    long shownShapes = shown.stream().mapToLong(ColumnProfile.Count::count).sum();
    ValueKind kind = kind();
    return new ColumnProfile(
        name,
        kind.code(),
        present,
        blank,
        fillers,
        counts.distinct(),
        counts.isExact(),
        shown,
        present - shownShapes,
        new TreeMap<>(lengths),
        present == 0 ? null : Quartiles.of(sortedLengths()),
        kind == ValueKind.NUMBER ? numberQuartiles() : null,
        kind == ValueKind.DATE ? dates() : null,
        counts.top(TOP));
  }

  private ValueKind kind() {
    for (Map.Entry<ValueKind, Long> entry : kinds.entrySet()) {
      if (entry.getValue() >= MOST * present) {
        return entry.getKey();
      }
    }
    return ValueKind.TEXT;
  }

  private @Nullable Quartiles numberQuartiles() {
    if (numberCount == 0) {
      return null;
    }
    double[] sorted = Arrays.copyOf(numbers, numberCount);
    Arrays.sort(sorted);
    return Quartiles.of(sorted);
  }

  // Of very many values every n-th will do: the lengths are sorted, so none is preferred.
  private double[] sortedLengths() {
    long every = present / MOST_NUMBERS + 1;
    List<Double> sorted = new ArrayList<>();
    long place = 0;
    for (Map.Entry<Integer, Long> entry : lengths.entrySet()) {
      for (long i = 0; i < entry.getValue(); i++) {
        if (place++ % every == 0) {
          sorted.add((double) entry.getKey());
        }
      }
    }
    return sorted.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private ColumnProfile.@Nullable Dates dates() {
    if (dates.isEmpty()) {
      return null;
    }
    SortedMap<Integer, Long> years = new TreeMap<>();
    long future = 0;
    long filler = 0;
    for (Map.Entry<LocalDate, Long> entry : dates.entrySet()) {
      LocalDate day = entry.getKey();
      years.merge(day.getYear(), entry.getValue(), Long::sum);
      future += day.isAfter(today) ? entry.getValue() : 0;
      filler += FILLER_DATES.contains(day) ? entry.getValue() : 0;
    }
    return new ColumnProfile.Dates(dates.firstKey(), dates.lastKey(), future, filler, years);
  }
}
