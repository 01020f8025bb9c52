package dev.mingce.kit.inbox;

import dev.mingce.events.EventEnvelope;
import dev.mingce.kit.Ids;
import dev.mingce.kit.app.Tally;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Records as they come out of Kafka. */
final class Events {
  static final String TOPIC = "kit.notes.v1";
  private static final AtomicLong OFFSET = new AtomicLong();

  private Events() {}

  static RawEvent noted(String key, long sequence, long amount) {
    return noted(Ids.next(), key, sequence, amount);
  }

  static RawEvent noted(UUID id, String key, long sequence, long amount) {
    return raw(key, headers(id, Tally.NOTED, key, sequence), value(amount));
  }

  static byte[] value(long amount) {
    return ("{\"amount\":" + amount + "}").getBytes(StandardCharsets.UTF_8);
  }

  static Map<String, String> headers(UUID id, String type, String key, long sequence) {
    return new EventEnvelope(id, type, "/mingce/kit-test", Instant.now(), key, sequence, null)
        .toHeaders();
  }

  static RawEvent raw(@Nullable String key, Map<String, String> headers, byte @Nullable [] value) {
    Headers written = new RecordHeaders();
    headers.forEach((name, text) -> written.add(name, text.getBytes(StandardCharsets.UTF_8)));
    return raw(key, written, value);
  }

  static RawEvent raw(@Nullable String key, Headers headers, byte @Nullable [] value) {
    return RawEvent.of(
        new ConsumerRecord<>(
            TOPIC,
            0,
            OFFSET.incrementAndGet(),
            0L,
            TimestampType.CREATE_TIME,
            -1,
            -1,
            key,
            value,
            headers,
            java.util.Optional.empty()));
  }
}
