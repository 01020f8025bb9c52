package dev.mingce.kit.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/**
 * A JSON string holds a NUL or half of a surrogate pair, which PostgreSQL and UTF-8 cannot keep.
 */
public final class InvalidTextException extends MismatchedInputException {
  public InvalidTextException(JsonParser parser) {
    super(parser, "text with a NUL or a lone surrogate", String.class);
  }
}
