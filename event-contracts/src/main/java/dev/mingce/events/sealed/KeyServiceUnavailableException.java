package dev.mingce.events.sealed;

import org.jspecify.annotations.Nullable;

/**
 * The key service gave no answer that counts: it is down, slow, refuses this caller or talks
 * nonsense. The caller tries again later and never skips the event; the key may well be there.
 */
public class KeyServiceUnavailableException extends RuntimeException {
  /**
   * @param message what happened, without keys or tokens
   */
  public KeyServiceUnavailableException(String message) {
    super(message);
  }

  /**
   * @param message what happened, without keys or tokens
   * @param cause the fault underneath
   */
  public KeyServiceUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
