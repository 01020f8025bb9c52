package dev.mingce.events.sealed;

/**
 * A sealed part is well-formed and does not open: it was changed, or sealed under another key. It
 * never becomes right by trying again. The message holds neither key nor content.
 */
public class SealBrokenException extends RuntimeException {
  /**
   * @param message what is wrong, without any value
   */
  public SealBrokenException(String message) {
    super(message);
  }
}
