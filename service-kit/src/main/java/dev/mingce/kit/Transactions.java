package dev.mingce.kit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.transaction.Status;

/** For what must never be written outside the transaction of the change that it belongs to. */
public final class Transactions {
  private Transactions() {}

  /**
   * Refuses to go on outside a transaction.
   *
   * @throws IllegalStateException without an active transaction
   */
  public static void requireActive() {
    if (QuarkusTransaction.getStatus() != Status.STATUS_ACTIVE) {
      throw new IllegalStateException("this belongs into the transaction of its change");
    }
  }
}
