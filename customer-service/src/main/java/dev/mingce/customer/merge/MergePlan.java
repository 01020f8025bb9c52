package dev.mingce.customer.merge;

import dev.mingce.customer.record.OpenCustomer;
import dev.mingce.customer.record.SealedCustomer;
import dev.mingce.customer.source.Linked;
import dev.mingce.customer.source.OpenRecord;
import dev.mingce.customer.survivorship.Golden;
import dev.mingce.customer.survivorship.Origin;
import java.util.List;
import java.util.UUID;

/**
 * Customers that are to become one, and what would survive.
 *
 * @param members who would be merged into the survivor
 * @param linked the survivor with the records of all
 */
record MergePlan(
    SealedCustomer survivor,
    List<SealedCustomer> members,
    List<OpenCustomer> open,
    Linked linked,
    Golden golden,
    List<OpenRecord> unstored) {
  MergePlan {
    members = List.copyOf(members);
    open = List.copyOf(open);
    unstored = List.copyOf(unstored);
  }

  List<MergeParty> parties() {
    return open.stream().map(one -> new MergeParty(one.sealed().id(), one.content())).toList();
  }

  List<UUID> mergedIds() {
    return members.stream().map(SealedCustomer::id).toList();
  }

  /** Values of which there are others. */
  List<Origin> conflicts() {
    return golden.origins().stream()
        .filter(origin -> origin.rivals().stream().anyMatch(rival -> !rival.agrees()))
        .toList();
  }

  @Override
  public String toString() {
    return "MergePlan[" + survivor.id() + " <- " + mergedIds() + "]";
  }
}
