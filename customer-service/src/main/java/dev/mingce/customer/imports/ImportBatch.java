package dev.mingce.customer.imports;

import dev.mingce.customer.job.Progress;
import dev.mingce.customer.record.SealingService;
import java.util.ArrayList;
import java.util.List;

/** Rows that are written together. */
final class ImportBatch {
  static final int SIZE = 50;

  private final List<SealingService.Fresh> customers = new ArrayList<>();
  private final List<RowFault> faults = new ArrayList<>();
  private long rows;
  private long lastRow;

  void add(long number, SealingService.Fresh customer, List<RowFault> warnings) {
    customers.add(customer);
    close(number, warnings);
  }

  void reject(long number, List<RowFault> errors) {
    close(number, errors);
  }

  boolean isFull() {
    return rows >= SIZE;
  }

  boolean isEmpty() {
    return rows == 0;
  }

  List<SealingService.Fresh> customers() {
    return List.copyOf(customers);
  }

  List<RowFault> faults() {
    return List.copyOf(faults);
  }

  long lastRow() {
    return lastRow;
  }

  Progress progress() {
    return new Progress(
        rows,
        customers.size(),
        rows - customers.size(),
        faults.stream().filter(RowFault::warning).count());
  }

  private void close(long number, List<RowFault> more) {
    faults.addAll(more);
    rows++;
    lastRow = number;
  }
}
