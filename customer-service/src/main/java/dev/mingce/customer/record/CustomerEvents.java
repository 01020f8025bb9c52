package dev.mingce.customer.record;

import dev.mingce.events.CustomerChange;
import dev.mingce.events.CustomerMerged;
import dev.mingce.events.CustomerRegistered;
import dev.mingce.events.CustomerReviewed;
import dev.mingce.events.CustomerSourceLinked;
import dev.mingce.events.CustomerState;
import dev.mingce.events.CustomerUnmerged;
import dev.mingce.events.CustomerUpdated;
import dev.mingce.events.Event;
import dev.mingce.events.EventEnvelope;
import dev.mingce.events.EventJson;
import dev.mingce.events.EventType;
import dev.mingce.kit.Ids;
import dev.mingce.kit.outbox.OutboxMessage;
import java.util.List;
import java.util.UUID;

/** The events of one change: the change itself, and the state after it. */
final class CustomerEvents {
  private static final String SOURCE = "/mingce/customer-service";

  private CustomerEvents() {}

  static List<OutboxMessage> of(CustomerChangeSet change) {
    return List.of(
        message(event(change)),
        message(new CustomerState(change.facts(), change.mergedInto(), change.sealed())));
  }

  private static CustomerChange event(CustomerChangeSet c) {
    return switch (c.kind()) {
      case ChangeKind.Registered() ->
          new CustomerRegistered(
              c.actor(), c.source(), c.reason(), c.facts(), c.changedFields(), c.sealed());
      case ChangeKind.Updated() ->
          new CustomerUpdated(
              c.actor(), c.source(), c.reason(), c.facts(), c.changedFields(), c.sealed());
      case ChangeKind.Reviewed() ->
          new CustomerReviewed(
              c.actor(), c.source(), c.reason(), c.facts(), c.changedFields(), null);
      case ChangeKind.SourceLinked(String system, UUID recordId) ->
          new CustomerSourceLinked(
              c.actor(),
              c.source(),
              c.reason(),
              c.facts(),
              c.changedFields(),
              system,
              recordId,
              c.sealed());
      case ChangeKind.Merged merged ->
          new CustomerMerged(
              c.actor(),
              c.source(),
              c.reason(),
              c.facts(),
              c.changedFields(),
              merged.mergeId(),
              merged.survivorId(),
              merged.mergedIds(),
              merged.decisionId(),
              c.sealed());
      case ChangeKind.Unmerged undone ->
          new CustomerUnmerged(
              c.actor(),
              c.source(),
              c.reason(),
              c.facts(),
              c.changedFields(),
              undone.mergeId(),
              undone.survivorId(),
              undone.restoredIds(),
              c.sealed());
    };
  }

  private static OutboxMessage message(Event event) {
    EventEnvelope envelope = EventEnvelope.of(Ids.next(), SOURCE, event, null);
    return OutboxMessage.event(
        EventType.of(event).topic(), envelope.subject(), envelope, EventJson.write(event));
  }
}
