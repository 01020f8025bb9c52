package dev.mingce.kit.problem;

/** Something outside this process is not available just now; the same call may succeed later. */
public class TransientFault extends RuntimeException {
  public TransientFault(String message) {
    super(message);
  }

  public TransientFault(String message, Throwable cause) {
    super(message, cause);
  }
}
