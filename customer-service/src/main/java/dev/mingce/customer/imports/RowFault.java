package dev.mingce.customer.imports;

import dev.mingce.kit.problem.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a row; never the value itself.
 *
 * @param column as the header names it; null for the whole row
 * @param warning whether the row was imported nevertheless
 */
record RowFault(
    long row, @Nullable String column, String code, boolean warning, List<String> arguments) {
  static final String ERROR = "error";
  static final String WARNING = "warning";

  RowFault {
    arguments = List.copyOf(arguments);
  }

  static RowFault error(long row, @Nullable String column, Violation violation) {
    return new RowFault(row, column, violation.code(), false, violation.arguments());
  }

  /** A value was left out for this reason. */
  static RowFault dropped(long row, String column, String reason) {
    return new RowFault(row, column, "value-dropped", true, List.of(reason));
  }

  String severity() {
    return warning ? WARNING : ERROR;
  }
}
