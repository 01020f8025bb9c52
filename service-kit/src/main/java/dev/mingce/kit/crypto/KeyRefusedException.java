package dev.mingce.kit.crypto;

/**
 * The key service answered no: a wrapped key that was changed, other associated data, an unknown
 * key, denied access. Permanent: trying again changes nothing.
 */
public final class KeyRefusedException extends RuntimeException {

  public KeyRefusedException(String message) {
    super(message);
  }
}
