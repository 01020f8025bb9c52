package dev.mingce.kit.problem;

import org.jspecify.annotations.Nullable;

/** Hears whom this instance refused, while the request is answered. */
public interface RefusalListener {
  /** The token of the current request is not good. */
  void badToken(Throwable cause);

  /**
   * The caller of the current request may not do what they asked for.
   *
   * @param operation operationId, if it is known
   * @param reason a code
   */
  void denied(@Nullable String operation, String reason);
}
