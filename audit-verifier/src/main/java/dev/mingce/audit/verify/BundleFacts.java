package dev.mingce.audit.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * What the entries of a bundle say about time and completeness.
 *
 * @param firstReceived when the log took the first, RFC 3339 with six decimals
 * @param lastReceived when it took the last
 * @param backDated place in the bundle of the first entry that was received before the one before
 *     it, or -1
 * @param changes those that record a change of a customer, of which every version must be there
 */
record BundleFacts(String firstReceived, String lastReceived, int backDated, List<Change> changes) {
  /**
   * A change of a customer.
   *
   * @param place place in the bundle
   */
  record Change(int place, CustomerKey customer, long version) {}

  /** Takes one entry after the other from where it is read. */
  static final class Collector {
    private final EntryScan scan;
    private final List<Change> changes = new ArrayList<>();
    private String first = "";
    private int lastFrom;
    private int lastTo;
    private int backDated = -1;

    Collector(EntryScan scan) {
      this.scan = scan;
    }

    /**
     * Takes the entry that was read last.
     *
     * @param place its place in the bundle
     */
    void add(int place) {
      if (place == 0) {
        first = scan.receivedAt();
      } else if (backDated < 0 && scan.isReceivedBefore(lastFrom, lastTo)) {
        backDated = place;
      }
      lastFrom = scan.receivedFrom();
      lastTo = scan.receivedTo();
      CustomerKey customer = scan.changedCustomer();
      if (customer != null) {
        changes.add(new Change(place, customer, scan.version()));
      }
    }

    BundleFacts facts() {
      return new BundleFacts(first, scan.receivedAt(), backDated, changes);
    }
  }
}
