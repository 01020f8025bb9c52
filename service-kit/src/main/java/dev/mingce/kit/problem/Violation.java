package dev.mingce.kit.problem;

import java.util.List;

/**
 * One thing wrong with one place of the input.
 *
 * @param pointer JSON Pointer (RFC 6901) into the body, or {@code ?name} for a query parameter
 * @param code stable kebab-case name; its text is {@code field.<code>} in the messages
 * @param arguments values for the text, such as limits; never the offending value itself, which may
 *     be personal
 */
public record Violation(String pointer, String code, List<String> arguments) {
  public Violation {
    arguments = List.copyOf(arguments);
  }

  public static Violation at(String pointer, String code, Object... arguments) {
    return new Violation(
        pointer, code, java.util.Arrays.stream(arguments).map(String::valueOf).toList());
  }
}
