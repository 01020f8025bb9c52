package dev.mingce.stack.platform;

/** A reason for people why nothing was started; its text is all that they are shown. */
public final class CannotStartException extends RuntimeException {

  /** The reason and what to do about it. */
  public CannotStartException(String message) {
    super(message);
  }

  /** The reason, what to do about it, and where it came from. */
  public CannotStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
