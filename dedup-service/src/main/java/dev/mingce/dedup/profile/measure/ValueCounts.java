package dev.mingce.dedup.profile.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often values occur. Counts exactly while there are at most {@value #EXACT} different ones;
 * beyond that, new values are only estimated, and counts are of values that came early.
 */
final class ValueCounts {

  static final int EXACT = 100_000;

  private final boolean keepsValues;
  private final Map<Long, Long> counts = new HashMap<>();
  private final Map<Long, String> values = new HashMap<>();
  private final HyperLogLog estimate = new HyperLogLog();
  private boolean full;

  ValueCounts(boolean keepsValues) {
    this.keepsValues = keepsValues;
  }

  void add(String value) {
    long hash = Hash64.of(value);
    estimate.add(hash);
    Long known = counts.get(hash);
    if (known != null) {
      counts.put(hash, known + 1);
    } else if (counts.size() < EXACT) {
      counts.put(hash, 1L);
      if (keepsValues) {
        values.put(hash, value);
      }
    } else {
      full = true;
    }
  }

  boolean isExact() {
    return !full;
  }

  long distinct() {
    return full ? Math.max(EXACT, estimate.estimate()) : counts.size();
  }

  /** The most frequent ones; the value is null where values are not to be shown. */
  List<ColumnProfile.Top> top(int most) {
    List<Map.Entry<Long, Long>> entries = new ArrayList<>(counts.entrySet());
    entries.sort(
        Map.Entry.<Long, Long>comparingByValue(Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey()));
    return entries.stream()
        .limit(most)
        .map(entry -> new ColumnProfile.Top(values.get(entry.getKey()), entry.getValue()))
        .toList();
  }
}
