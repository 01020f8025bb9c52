package dev.mingce.customer.record;

import dev.mingce.events.CustomerChange;
import dev.mingce.events.CustomerRegistered;
import dev.mingce.events.CustomerState;
import dev.mingce.events.CustomerUpdated;
import dev.mingce.events.Event;
import dev.mingce.events.EventEnvelope;
import dev.mingce.events.EventJson;
import dev.mingce.events.EventType;
import dev.mingce.kit.Ids;
import dev.mingce.kit.outbox.OutboxMessage;
import java.util.List;

/** The events of one change: the change itself, and the state after it. */
final class CustomerEvents {
  private static final String SOURCE = "/mingce/customer-service";

  private CustomerEvents() {}

  static List<OutboxMessage> of(CustomerChangeSet change) {
    CustomerChange event =
        change.facts().version() == 1
            ? new CustomerRegistered(
                change.actor(),
                change.source(),
                change.reason(),
                change.facts(),
                change.changedFields(),
                change.sealed())
            : new CustomerUpdated(
                change.actor(),
                change.source(),
                change.reason(),
                change.facts(),
                change.changedFields(),
                change.sealed());
    return List.of(
        message(event), message(new CustomerState(change.facts(), null, change.sealed())));
  }

  private static OutboxMessage message(Event event) {
    EventEnvelope envelope = EventEnvelope.of(Ids.next(), SOURCE, event, null);
    return OutboxMessage.event(
        EventType.of(event).topic(), envelope.subject(), envelope, EventJson.write(event));
  }
}
