package dev.mingce.customer.merge;

import dev.mingce.customer.record.CustomerView;
import dev.mingce.customer.survivorship.Origin;
import java.util.List;

/**
 * What a merge would make.
 *
 * @param customer the golden record that would result, masked
 * @param conflicts fields for which the customers have different values
 * @param blocks codes of what speaks against it
 */
public record MergePreview(CustomerView customer, List<Origin> conflicts, List<String> blocks) {
  public MergePreview {
    conflicts = List.copyOf(conflicts);
    blocks = List.copyOf(blocks);
  }
}
