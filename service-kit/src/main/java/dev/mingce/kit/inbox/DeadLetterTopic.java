package dev.mingce.kit.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.events.EventEnvelope;
import dev.mingce.events.EventType;
import dev.mingce.events.Topics;
import dev.mingce.kit.Ids;
import dev.mingce.kit.outbox.Outbox;
import dev.mingce.kit.outbox.OutboxMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Shows the world what a consumer could not read. Through the outbox: a dead letter without its
 * parked key, or the other way round, would lose the order of the key.
 */
@ApplicationScoped
class DeadLetterTopic {
  private static final String UNKNOWN_TYPE = "unknown.v1";

  private final Outbox outbox;
  private final ObjectMapper json;
  private final String source;

  DeadLetterTopic(
      Outbox outbox,
      ObjectMapper json,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.outbox = outbox;
    this.json = json;
    this.source = "/mingce/" + service;
  }

  void publish(String consumer, UUID eventId, RawEvent event, String reason) {
    Map<String, String> headers = event.headers();
    String type = headers.getOrDefault(EventEnvelope.TYPE_HEADER, UNKNOWN_TYPE);
    EventEnvelope envelope =
        new EventEnvelope(
            Ids.next(),
            EventType.find(type).isPresent() ? type : UNKNOWN_TYPE,
            source,
            Instant.now(),
            event.key().isBlank() ? "unknown" : event.key(),
            0,
            headers.get(EventEnvelope.TRACEPARENT_HEADER));
    byte @Nullable [] value = event.payload();
    // It still lies whole in the parked row. On the topic it would stop the connector, and with it
    // every event of this service.
    int size = value == null ? 0 : value.length;
    boolean tooLarge = size > Outbox.MAX_VALUE_BYTES;
    String shown =
        tooLarge ? reason + "; the value is left out, it has " + size + " bytes" : reason;
    try {
      String why =
          json.writeValueAsString(
              Map.of(
                  "reason",
                  shown,
                  "consumer",
                  consumer,
                  "origin",
                  event.origin(),
                  "eventId",
                  eventId.toString()));
      outbox.append(
          new OutboxMessage(
              Topics.deadLetter(event.topic(), consumer),
              event.key(),
              envelope,
              tooLarge ? null : value,
              why));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of strings is always JSON", e);
    }
  }
}
