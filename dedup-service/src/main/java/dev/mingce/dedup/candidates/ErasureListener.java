package dev.mingce.dedup.candidates;

import java.util.UUID;

/** Keeps something of customers elsewhere, and must let go of it when one is erased. */
@FunctionalInterface
public interface ErasureListener {

  /** Removes all that is kept of the customer, within the current transaction. */
  void forget(UUID customerId);
}
