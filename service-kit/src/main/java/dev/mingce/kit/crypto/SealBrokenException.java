package dev.mingce.kit.crypto;

/**
 * Sealed content does not open: it was changed, or the key or the associated data are not those it
 * was sealed with. Which of these is not said, since only somebody who tries out changes would
 * learn from it.
 */
public final class SealBrokenException extends RuntimeException {

  public SealBrokenException() {
    super("Sealed content does not open under this key and associated data");
  }
}
