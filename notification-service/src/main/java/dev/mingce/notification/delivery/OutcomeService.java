package dev.mingce.notification.delivery;

import dev.mingce.events.DeliveryFailed;
import dev.mingce.events.DeliveryOutcome;
import dev.mingce.events.DeliverySent;
import dev.mingce.events.DeliverySuppressed;
import dev.mingce.events.EventEnvelope;
import dev.mingce.events.EventJson;
import dev.mingce.events.Topics;
import dev.mingce.kit.Ids;
import dev.mingce.kit.observe.Traces;
import dev.mingce.kit.outbox.Outbox;
import dev.mingce.kit.outbox.OutboxMessage;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what became of a delivery, in the transaction that decided it and in the trace that
 * caused it.
 */
@ApplicationScoped
public class OutcomeService {
  private static final String SOURCE = "/mingce/notification-service";

  private final Outbox outbox;
  private final MeterRegistry metrics;

  OutcomeService(Outbox outbox, MeterRegistry metrics) {
    this.outbox = outbox;
    this.metrics = metrics;
  }

  public void sent(Delivery delivery, Instant at) {
    publish(
        delivery,
        "sent",
        new DeliverySent(
            delivery.id(),
            delivery.rule().code(),
            delivery.channel(),
            delivery.customerId(),
            delivery.recipientType(),
            null,
            at));
  }

  public void failed(Delivery delivery, String reason, Instant at) {
    publish(delivery, "failed", failure(delivery, reason, at));
  }

  /** Perhaps sent. For the contract it failed, and the reason says how. */
  public void uncertain(Delivery delivery, String reason, Instant at) {
    publish(delivery, "uncertain", failure(delivery, reason, at));
  }

  public void suppressed(Delivery delivery, String reason, Instant at) {
    publish(
        delivery,
        "suppressed",
        new DeliverySuppressed(
            delivery.id(),
            delivery.rule().code(),
            delivery.channel(),
            delivery.customerId(),
            delivery.recipientType(),
            reason,
            at));
  }

  private static DeliveryFailed failure(Delivery delivery, String reason, Instant at) {
    return new DeliveryFailed(
        delivery.id(),
        delivery.rule().code(),
        delivery.channel(),
        delivery.customerId(),
        delivery.recipientType(),
        reason,
        at);
  }

  private void publish(Delivery delivery, String state, DeliveryOutcome outcome) {
    @Nullable String current = Traces.traceparent();
    EventEnvelope envelope =
        EventEnvelope.of(
            Ids.next(), SOURCE, outcome, current == null ? delivery.traceparent() : current);
    outbox.append(
        OutboxMessage.event(
            Topics.NOTIFICATION_OUTCOMES, outcome.subject(), envelope, EventJson.write(outcome)));
    metrics
        .counter("mingce.deliveries", "rule", delivery.rule().code(), "state", state)
        .increment();
  }
}
