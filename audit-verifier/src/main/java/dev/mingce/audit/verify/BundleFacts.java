package dev.mingce.audit.verify;

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
  record Change(int place, String customer, long version) {}
}
