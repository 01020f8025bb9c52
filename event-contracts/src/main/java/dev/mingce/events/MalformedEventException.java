package dev.mingce.events;

import org.jspecify.annotations.Nullable;

/**
 * Something breaks the event contract: a header, a value or a sealed part. It never becomes right
 * by trying again, so a consumer moves the event to its dead-letter topic.
 *
 * <p>The message names fields and rules and never holds a value, so that it may be logged and put
 * into a header.
 */
public class MalformedEventException extends IllegalArgumentException {
  /**
   * @param message what is wrong, without any value
   */
  public MalformedEventException(String message) {
    super(message);
  }

  /**
   * @param message what is wrong, without any value
   * @param cause kept for its type; its own message must be free of values too
   */
  public MalformedEventException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
