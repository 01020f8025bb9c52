package dev.mingce.customer.imports;

import dev.mingce.kit.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private static final String DROPPED = "value-dropped";

  RowFault {
    arguments = List.copyOf(arguments);
  }

  static RowFault error(long row, @Nullable String column, Violation violation) {
    return new RowFault(row, column, violation.code(), false, violation.arguments());
  }

  /** A value was left out for this reason. */
  static RowFault dropped(long row, String column, Violation reason) {
    List<String> arguments = new ArrayList<>();
    arguments.add(reason.code());
    arguments.addAll(reason.arguments());
    return new RowFault(row, column, DROPPED, true, arguments);
  }

  /** Why the value was left out; empty when it was not. */
  Optional<Violation> reason() {
    return code.equals(DROPPED)
        ? Optional.of(
            new Violation("", arguments.getFirst(), arguments.subList(1, arguments.size())))
        : Optional.empty();
  }

  String severity() {
    return warning ? WARNING : ERROR;
  }
}
