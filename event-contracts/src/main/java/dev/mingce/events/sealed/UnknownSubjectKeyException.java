package dev.mingce.events.sealed;

/**
 * The key service knows no such key, or this caller may not know of it (404). That is not erasure:
 * an event that names it is wrong or early, so what it says of the person must not be thought
 * erased.
 */
public class UnknownSubjectKeyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String kid;

  /**
   * @param kid id of the key
   */
  public UnknownSubjectKeyException(String kid) {
    super("no such subject key");
    this.kid = kid;
  }

  /** Id of the key. */
  public String kid() {
    return kid;
  }
}
