package dev.mingce.kit.crypto;

import org.jspecify.annotations.Nullable;

/**
 * The key service cannot answer now (down, sealed, overloaded, too slow). Transient: the same call
 * may work later.
 */
public final class KeyServiceUnavailableException extends RuntimeException {

  public KeyServiceUnavailableException(String message) {
    super(message);
  }

  public KeyServiceUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
