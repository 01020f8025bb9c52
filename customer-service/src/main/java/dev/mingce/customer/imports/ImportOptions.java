package dev.mingce.customer.imports;

import dev.mingce.customer.CustomerError;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.kit.problem.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to read the file, where the client does not leave it to detection.
 *
 * @param delimiter one comma, semicolon or tab, or its English name
 */
record ImportOptions(@Nullable String delimiter) {
  /** The delimiter character; null to detect it. */
  @Nullable Character separator() {
    if (delimiter == null) {
      return null;
    }
    return switch (delimiter) {
      case ",", "comma" -> ',';
      case ";", "semicolon" -> ';';
      case "\t", "tab" -> '\t';
      default ->
          throw new ProblemException(
              CustomerError.MAPPING_INVALID, List.of(Violation.at("/delimiter", "invalid-value")));
    };
  }
}
