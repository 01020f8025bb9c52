package dev.mingce.customer.duplicate;

import dev.mingce.events.MergeRequested;

/** Takes requests to merge, within the transaction that consumes them. */
public interface MergeRequests {
  void requested(MergeRequested request);
}
