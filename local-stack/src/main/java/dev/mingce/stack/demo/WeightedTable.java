package dev.mingce.stack.demo;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/** Entries that are drawn as often as their weight says. */
final class WeightedTable<T> {
  private final List<T> entries;
  private final int[] ends;

  WeightedTable(List<T> entries, ToIntFunction<T> weight) {
    this.entries = List.copyOf(entries);
    this.ends = new int[this.entries.size()];
    int end = 0;
    for (int i = 0; i < ends.length; i++) {
      end += weight.applyAsInt(this.entries.get(i));
      ends[i] = end;
    }
  }

  /** Sum of all weights. */
  int total() {
    return ends[ends.length - 1];
  }

  /** The entry that owns the given point between 0 (inclusive) and {@link #total} (exclusive). */
  T at(int point) {
    int found = Arrays.binarySearch(ends, point);
    return entries.get(found >= 0 ? found + 1 : -found - 1);
  }

  List<T> entries() {
    return entries;
  }
}
