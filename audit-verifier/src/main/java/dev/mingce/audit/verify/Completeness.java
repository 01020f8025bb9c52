package dev.mingce.audit.verify;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether every version of every customer is there. Versions are gap-free from 1, so a missing one
 * is a change that was kept from the log.
 */
final class Completeness {
  private final Map<String, Versions> customers = new HashMap<>();
  private final boolean fromBeginning;
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

  private static final class Versions {
    // All after the one and up to the other are there; what came early waits.
    private long before;
    private long whole;
    private @Nullable TreeSet<Long> early;
    private long lastIndex;
  }

  /** Takes the next change. */
  void add(long index, String customer, long version) {
    Versions versions = customers.computeIfAbsent(customer, id -> begin(version));
    versions.lastIndex = index;
    if (version == versions.whole + 1) {
      versions.whole++;
      TreeSet<Long> early = versions.early;
      while (early != null && early.remove(versions.whole + 1)) {
        versions.whole++;
      }
    } else if (version == versions.before && version > 0) {
      // Came late; what is before it is not ours to see.
      versions.before--;
    } else if (version <= versions.whole) {
      second(index, version, customer);
    } else {
      TreeSet<Long> early = versions.early == null ? new TreeSet<>() : versions.early;
      versions.early = early;
      if (!early.add(version)) {
        second(index, version, customer);
      }
    }
  }

  private Versions begin(long version) {
    Versions versions = new Versions();
    versions.before = fromBeginning ? 0 : version - 1;
    versions.whole = versions.before;
    return versions;
  }

  private void second(long index, long version, String customer) {
    if (first == null) {
      first =
          new Fault(
              "entry " + index,
              "version " + version + " of customer " + customer + " a second time");
    }
  }

  /** How many customers have changes in the log. */
  int customers() {
    return customers.size();
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
    customers.entrySet().stream()
        .filter(customer -> {
          TreeSet<Long> early = customer.getValue().early;
          return early != null && !early.isEmpty();
        })
        .min(Map.Entry.comparingByValue((a, b) -> Long.compare(a.lastIndex, b.lastIndex)))
        .ifPresent(customer -> {
          throw new Fault(
              "customer " + customer.getKey(),
              "version "
                  + (customer.getValue().whole + 1)
                  + " is missing, although later ones are there");
        });
  }
}
