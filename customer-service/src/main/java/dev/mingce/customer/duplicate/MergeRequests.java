package dev.mingce.customer.duplicate;

import dev.mingce.events.MergeRequested;
import java.util.UUID;

/** Takes requests to merge, and what forbids it, within the transaction that consumes them. */
public interface MergeRequests {
  void requested(MergeRequested request);

  /** A person said of two customers that they are two; they are not to be merged. */
  void rejected(UUID left, UUID right);
}
