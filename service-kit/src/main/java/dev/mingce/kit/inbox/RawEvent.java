package dev.mingce.kit.inbox;

import dev.mingce.events.EventEnvelope;
import dev.mingce.events.MalformedEventException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record as it lies in Kafka, before anybody knows whether it can be read. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RawEvent(
    String topic,
    String key,
    Map<String, String> headers,
    byte @Nullable [] payload,
    String origin) {

  static RawEvent of(ConsumerRecord<@Nullable String, byte @Nullable []> message) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : message.headers()) {
      byte @Nullable [] value = header.value();
      if (value != null) {
        headers.put(header.key(), new String(value, StandardCharsets.UTF_8));
      }
    }
    String key = message.key();
    return new RawEvent(
        message.topic(),
        key == null ? "" : key,
        headers,
        message.value(),
        message.topic() + "/" + message.partition() + "/" + message.offset());
  }

  static RawEvent of(ParkedEvents.Parked parked) {
    return new RawEvent(
        parked.topic(), parked.key(), parked.headers(), parked.payload(), parked.origin());
  }

  /** Reads the envelope; fails on what is missing. */
  ReceivedEvent read() throws MalformedEventException {
    return new ReceivedEvent(
        topic, key, EventEnvelope.fromHeaders(headers), headers, payload, origin);
  }

  /**
   * The event's own id, or one made of its place in Kafka when it has none, so that it is parked
   * once only.
   */
  UUID id() {
    String id = headers.get(EventEnvelope.ID_HEADER);
    if (id != null) {
      try {
        return UUID.fromString(id);
      } catch (IllegalArgumentException e) {
        // It is malformed for this very reason.
      }
    }
    return UUID.nameUUIDFromBytes(origin.getBytes(StandardCharsets.UTF_8));
  }
}
