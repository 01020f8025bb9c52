package dev.mingce.audit.verify;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether every version of every customer is there. Versions are gap-free from 1, so a missing one
 * is a change that was kept from the log.
 */
final class Completeness {
  private final CustomerNumbers numbers = new CustomerNumbers();
  private final boolean fromBeginning;
  // By the number of the customer: all after the one and up to the other are there.
  private long[] before = new long[512];
  private long[] whole = new long[512];
  // What came early waits.
  private final Map<Integer, Early> early = new HashMap<>();
  private @Nullable Fault first;

  /**
   * Begins to look.
   *
   * @param fromBeginning whether the first version of every customer must be there; otherwise the
   *     first that is seen counts as that
   */
  Completeness(boolean fromBeginning) {
    this.fromBeginning = fromBeginning;
  }

  private static final class Early {
    private final TreeSet<Long> versions = new TreeSet<>();
    private long lastIndex;
  }

  /** Takes the next change. */
  void add(long index, CustomerKey customer, long version) {
    int known = numbers.size();
    int number = numbers.of(customer);
    if (number == known) {
      begin(number, version);
    }
    if (version == whole[number] + 1) {
      follow(index, number, version);
    } else if (version == before[number] && version > 0) {
      // Came late; what is before it is not ours to see.
      before[number]--;
    } else if (version <= whole[number] || !await(index, number, version)) {
      second(index, version, customer);
    }
  }

  private void begin(int number, long version) {
    if (number == whole.length) {
      before = Arrays.copyOf(before, 2 * number);
      whole = Arrays.copyOf(whole, 2 * number);
    }
    before[number] = fromBeginning ? 0 : version - 1;
    whole[number] = before[number];
  }

  private void follow(long index, int number, long version) {
    whole[number] = version;
    Early waiting = early.isEmpty() ? null : early.get(number);
    if (waiting != null) {
      waiting.lastIndex = index;
      while (waiting.versions.remove(whole[number] + 1)) {
        whole[number]++;
      }
      if (waiting.versions.isEmpty()) {
        early.remove(number);
      }
    }
  }

  private boolean await(long index, int number, long version) {
    Early waiting = early.computeIfAbsent(number, key -> new Early());
    waiting.lastIndex = index;
    return waiting.versions.add(version);
  }

  private void second(long index, long version, CustomerKey customer) {
    if (first == null) {
      first =
          new Fault(
              "entry " + index,
              "version " + version + " of customer " + customer + " a second time");
    }
  }

  /** How many customers have changes in the log. */
  int customers() {
    return numbers.size();
  }

  /**
   * Looks for gaps once all entries were taken.
   *
   * @throws Fault naming the first version that is there twice, or else is missing
   */
  void check() {
    if (first != null) {
      throw first;
    }
    early.entrySet().stream()
        .min(Map.Entry.comparingByValue((a, b) -> Long.compare(a.lastIndex, b.lastIndex)))
        .ifPresent(customer -> {
          throw new Fault(
              "customer " + numbers.key(customer.getKey()),
              "version "
                  + (whole[customer.getKey()] + 1)
                  + " is missing, although later ones are there");
        });
  }
}
