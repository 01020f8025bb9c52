package dev.mingce.dedup.batch;

import dev.mingce.dedup.blocking.RecordKeys;
import dev.mingce.dedup.normalize.MatchRecord;
import java.util.Arrays;
import java.util.List;

/**
 * Which records share a key. A block over the cap is cut by second keys; what is still over it then
 * is walked through with a window over its records in the order of their keys. Nothing is dropped.
 *
 * <p>An entry is the upper bits of a key's hash and the lower bits of a record's number, so that
 * one sort of plain numbers makes the blocks.
 */
final class Blocks {

  /** Bits of an entry that hold the number of the record. */
  private static final int RECORD_BITS = 24;

  static final int MOST_RECORDS = 1 << RECORD_BITS;
  private static final long RECORD_MASK = MOST_RECORDS - 1L;

  private final List<MatchRecord> records;
  private final int cap;
  private long[] entries = new long[1 << 12];
  private int size;

  // For each record its keys in ascending order, one record behind the other.
  private int[] starts = {};
  private long[] keysOfRecords = {};

  private Blocks(List<MatchRecord> records, int cap) {
    this.records = records;
    this.cap = cap;
  }

  static Blocks of(List<MatchRecord> records, int cap) {
    if (records.size() > MOST_RECORDS) {
      throw new IllegalArgumentException("more than " + MOST_RECORDS + " records");
    }
    Blocks blocks = new Blocks(records, cap);
    for (int i = 0; i < records.size(); i++) {
      int record = i;
      RecordKeys.forEach(records.get(i), key -> blocks.add(KeyHash.of(key, 0), record));
    }
    blocks.settle();
    blocks.refine();
    blocks.settle();
    blocks.index();
    return blocks;
  }

  private void add(long hash, int record) {
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, size * 2);
    }
    entries[size++] = (hash & ~RECORD_MASK) | record;
  }

  private void settle() {
    Arrays.parallelSort(entries, 0, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || entries[i] != entries[i - 1]) {
        entries[kept++] = entries[i];
      }
    }
    size = kept;
  }

  private void refine() {
    int end = size;
    int kept = 0;
    long[] all = entries;
    entries = new long[Math.max(1 << 12, end)];
    size = 0;
    for (int from = 0; from < end; ) {
      int to = endOf(all, from, end);
      if (to - from > cap) {
        for (int i = from; i < to; i++) {
          addRefined(all[i]);
        }
      } else {
        for (int i = from; i < to; i++) {
          add(all[i] & ~RECORD_MASK, (int) (all[i] & RECORD_MASK));
        }
        kept += to - from;
      }
      from = to;
    }
    if (kept == end) {
      size = end;
      entries = all;
    }
  }

  private void addRefined(long entry) {
    int record = (int) (entry & RECORD_MASK);
    for (String second : RecordKeys.refining(records.get(record))) {
      add(KeyHash.of(second, entry & ~RECORD_MASK), record);
    }
  }

  private void index() {
    starts = new int[records.size() + 1];
    for (int i = 0; i < size; i++) {
      starts[(int) (entries[i] & RECORD_MASK) + 1]++;
    }
    for (int i = 0; i < records.size(); i++) {
      starts[i + 1] += starts[i];
    }
    keysOfRecords = new long[size];
    int[] next = Arrays.copyOf(starts, records.size());
    for (int i = 0; i < size; i++) { // entries ascend by key, so those of each record do
      keysOfRecords[next[(int) (entries[i] & RECORD_MASK)]++] = entries[i] & ~RECORD_MASK;
    }
  }

  /** Number of entries. */
  int size() {
    return size;
  }

  /** Where the block that begins at an entry ends. */
  int endOf(int from) {
    return endOf(entries, from, size);
  }

  private static int endOf(long[] sorted, int from, int limit) {
    long key = sorted[from] & ~RECORD_MASK;
    int to = from + 1;
    while (to < limit && (sorted[to] & ~RECORD_MASK) == key) {
      to++;
    }
    return to;
  }

  int recordAt(int entry) {
    return (int) (entries[entry] & RECORD_MASK);
  }

  long keyAt(int entry) {
    return entries[entry] & ~RECORD_MASK;
  }

  int cap() {
    return cap;
  }

  /** Whether this key is the first that both have: each pair is handled in one block only. */
  boolean isFirstCommon(long key, int one, int other) {
    int i = starts[one];
    int j = starts[other];
    while (true) {
      long left = keysOfRecords[i];
      long right = keysOfRecords[j];
      if (left == right) {
        return left == key;
      }
      if (left < right) {
        i++;
      } else {
        j++;
      }
    }
  }
}
