package dev.mingce.kit.inbox;

import dev.mingce.events.EventEnvelope;
import dev.mingce.events.MalformedEventException;
import dev.mingce.kit.Ids;
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

  private static final int MAX_KEY = 300;

  static RawEvent of(ConsumerRecord<@Nullable String, byte @Nullable []> message) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : message.headers()) {
      byte @Nullable [] value = header.value();
      if (value != null) {
        headers.put(storable(header.key()), storable(new String(value, StandardCharsets.UTF_8)));
      }
    }
    return new RawEvent(
        message.topic(),
        key(message.key()),
        headers,
        message.value(),
        message.topic() + "/" + message.partition() + "/" + message.offset());
  }

  // No contract has keys this long, but a record that is parked under one must not break the index.
  private static String key(@Nullable String key) {
    if (key == null) {
      return "";
    }
    return key.length() <= MAX_KEY
        ? storable(key)
        : "long-" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
  }

  // PostgreSQL keeps no NUL; without this a record that has one could not even be parked.
  private static String storable(String text) {
    return text.replace('\0', '\uFFFD');
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
    return Ids.parse(headers.getOrDefault(EventEnvelope.ID_HEADER, ""))
        .orElseGet(() -> UUID.nameUUIDFromBytes(origin.getBytes(StandardCharsets.UTF_8)));
  }
}
