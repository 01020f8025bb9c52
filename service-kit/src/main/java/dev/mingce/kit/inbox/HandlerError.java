package dev.mingce.kit.inbox;

/**
 * A handler ended with an {@link Error}, such as a stack overflow or a class that is missing. Left
 * alone it would end the consumer's thread and nobody would read its topics any more; this way it
 * is a fault of the event like any other. Its cause tells whether it passes.
 */
final class HandlerError extends RuntimeException {
  private HandlerError(Error cause) {
    super(cause);
  }

  static void guard(Runnable work) {
    try {
      work.run();
    } catch (Error e) {
      throw new HandlerError(e);
    }
  }
}
