package dev.mingce.customer.source;

import dev.mingce.customer.record.SealedCustomer;
import dev.mingce.customer.survivorship.Marks;
import dev.mingce.customer.survivorship.SourceRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A customer with the records that it is projected from.
 *
 * @param members customers that are merged into it
 */
public record Linked(
    SealedCustomer customer, List<SealedCustomer> members, List<OpenRecord> records) {
  public Linked {
    members = List.copyOf(members);
    records = List.copyOf(records);
  }

  /** The same with one record replaced or added. */
  public Linked with(OpenRecord changed) {
    List<OpenRecord> next = new ArrayList<>(records);
    next.removeIf(one -> one.id().equals(changed.id()));
    next.add(changed);
    return new Linked(customer, members, next);
  }

  public Optional<OpenRecord> own() {
    return records.stream()
        .filter(one -> one.content().isOwn())
        .filter(one -> one.content().customerId().equals(customer.id()))
        .findFirst();
  }

  List<SourceRecord> contents() {
    return records.stream().map(OpenRecord::content).toList();
  }

  Map<UUID, Marks> marks() {
    Map<UUID, Marks> marks = new HashMap<>();
    for (OpenRecord one : records) {
      if (one.content().isOwn()) {
        marks.put(one.content().customerId(), one.marks());
      }
    }
    return marks;
  }
}
