package dev.mingce.customer.job;

/** The job was cancelled or belongs to another worker by now: nothing of this one may be kept. */
public final class LeaseLostException extends RuntimeException {
  LeaseLostException() {
    super("the lease is not ours any more");
  }
}
