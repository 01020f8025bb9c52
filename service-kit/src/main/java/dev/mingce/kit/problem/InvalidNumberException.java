package dev.mingce.kit.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** A JSON number is beyond what its type holds or what anybody means, such as {@code 1e400}. */
public final class InvalidNumberException extends MismatchedInputException {
  public InvalidNumberException(JsonParser parser) {
    super(parser, "number out of range", Number.class);
  }
}
