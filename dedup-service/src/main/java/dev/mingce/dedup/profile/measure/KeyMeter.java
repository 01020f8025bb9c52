package dev.mingce.dedup.profile.measure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts how often the values of columns that should tell records apart occur together. */
final class KeyMeter {

  private static final String BETWEEN = "\u001f";

  private final List<String> columns;
  private final Map<Pair, Integer> counts = new HashMap<>();
  private long incomplete;

  KeyMeter(List<String> columns) {
    this.columns = List.copyOf(columns);
  }

  // Two hashes of 64 bits: that two of a billion different keys meet is beyond concern.
  private record Pair(long one, long other) {}

  /** The values of the columns in their order; a record without one of them has no key. */
  void add(List<String> values) {
    if (values.stream().anyMatch(String::isBlank)) {
      incomplete++;
      return;
    }
    String key = String.join(BETWEEN, values);
    counts.merge(new Pair(Hash64.of(key), Hash64.of(1, key)), 1, Integer::sum);
  }

  KeyProfile result() {
    long repeated = counts.values().stream().filter(count -> count > 1).count();
    long records =
        counts.values().stream().filter(count -> count > 1).mapToLong(Integer::longValue).sum();
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return new KeyProfile(columns, counts.size(), repeated, records, most, incomplete);
  }
}
