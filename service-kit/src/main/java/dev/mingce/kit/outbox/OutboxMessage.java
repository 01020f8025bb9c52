package dev.mingce.kit.outbox;

import dev.mingce.events.EventEnvelope;
import org.jspecify.annotations.Nullable;

/**
 * What the outbox carries to Kafka, byte for byte.
 *
 * @param key record key; records of one key stay in the order of their transactions
 * @param payload the value, or null for the tombstone of a compacted topic
 * @param deadLetter why a consumer could not read it, only on dead-letter topics
 */
@SuppressWarnings(
    "ArrayRecordComponent") // never compared; copying each payload would double the cost of an
// import
public record OutboxMessage(
    String topic,
    String key,
    EventEnvelope envelope,
    byte @Nullable [] payload,
    @Nullable String deadLetter) {

  public static OutboxMessage event(
      String topic, String key, EventEnvelope envelope, byte[] payload) {
    return new OutboxMessage(topic, key, envelope, payload, null);
  }

  public static OutboxMessage tombstone(String topic, String key, EventEnvelope envelope) {
    return new OutboxMessage(topic, key, envelope, null, null);
  }
}
