package dev.mingce.audit.verify;

/** What is wrong with a log and where. */
final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String position;

  /**
   * A fault at a position.
   *
   * @param position such as {@code entry 4711} or {@code tile/0/018}
   */
  Fault(String position, String what) {
    super(position + ": " + what);
    this.position = position;
  }

  String position() {
    return position;
  }
}
