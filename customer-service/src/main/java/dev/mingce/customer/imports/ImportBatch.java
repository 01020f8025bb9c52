package dev.mingce.customer.imports;

import dev.mingce.customer.job.Progress;
import dev.mingce.customer.record.SealingService;
import dev.mingce.kit.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows that are written together. */
final class ImportBatch {
  static final int SIZE = 50;

  private final List<Row> rows = new ArrayList<>();

  private record Row(long number, SealingService.@Nullable Fresh customer, List<RowFault> faults) {}

  void add(long number, SealingService.Fresh customer, List<RowFault> warnings) {
    rows.add(new Row(number, customer, List.copyOf(warnings)));
  }

  void reject(long number, List<RowFault> errors) {
    rows.add(new Row(number, null, List.copyOf(errors)));
  }

  boolean isFull() {
    return rows.size() >= SIZE;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  boolean isSingle() {
    return rows.size() == 1;
  }

  /** Each row by itself. */
  List<ImportBatch> split() {
    return rows.stream()
        .map(row -> {
          ImportBatch single = new ImportBatch();
          single.rows.add(row);
          return single;
        })
        .toList();
  }

  /** The same row, refused for what the database said. */
  ImportBatch refused(List<Violation> violations) {
    ImportBatch batch = new ImportBatch();
    long number = lastRow();
    batch.reject(number, violations.stream().map(v -> RowFault.error(number, null, v)).toList());
    return batch;
  }

  List<SealingService.Fresh> customers() {
    return rows.stream().map(Row::customer).filter(Objects::nonNull).toList();
  }

  List<RowFault> faults() {
    return rows.stream().flatMap(row -> row.faults().stream()).toList();
  }

  long lastRow() {
    return rows.getLast().number();
  }

  Progress progress() {
    int created = customers().size();
    return new Progress(
        rows.size(),
        created,
        rows.size() - created,
        faults().stream().filter(RowFault::warning).count());
  }
}
