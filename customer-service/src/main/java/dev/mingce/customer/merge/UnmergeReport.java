package dev.mingce.customer.merge;

import dev.mingce.customer.source.RecordEdit;
import java.util.List;

/**
 * What came of taking a merge back.
 *
 * @param editsSince what was written to the records of either side while they were merged; each
 *     stays with the customer for whom it was written
 */
public record UnmergeReport(MergeView merge, List<RecordEdit> editsSince) {
  public UnmergeReport {
    editsSince = List.copyOf(editsSince);
  }
}
