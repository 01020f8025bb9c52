package dev.mingce.bench;

import dev.mingce.events.Actor;
import dev.mingce.events.CustomerAccessed;
import dev.mingce.events.EventEnvelope;
import dev.mingce.events.EventJson;
import dev.mingce.events.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Looks at customers' data, as customer-service publishes them; their entries have 800 bytes. */
final class AuditEvents {
  /** What the entries of these events have as their action. */
  static final String ACTION = "customer.reveal";

  // As many as make the entry 800 bytes long.
  private static final List<String> FIELDS =
      IntStream.range(0, 8).mapToObj(i -> "/contactPoints/" + i).toList();
  private static final int AGENTS = 500;

  private AuditEvents() {}

  static KafkaProducer<String, byte[]> producer(String bootstrapServers) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.LINGER_MS_CONFIG,
            5,
            ProducerConfig.BATCH_SIZE_CONFIG,
            262_144,
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "lz4"),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  /** An event of now about some customer. */
  static ProducerRecord<String, byte[]> next(UUID id) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    UUID customer = new UUID(random.nextLong(), random.nextLong());
    CustomerAccessed event =
        new CustomerAccessed(
            "reveal",
            new Actor("agent-" + random.nextInt(AGENTS), Actor.USER, "sales-east", "mingce-web"),
            customer,
            2L,
            "support",
            CustomerAccessed.DONE,
            FIELDS,
            null,
            "203.0.113.7",
            Instant.now());
    EventEnvelope envelope =
        EventEnvelope.of(
            id,
            "/mingce/customer-service",
            event,
            "00-" + hex(random.nextLong()) + hex(random.nextLong()) + "-b7ad6b7169203331-01");
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(Topics.CUSTOMER_ACCESS, envelope.subject(), EventJson.write(event));
    envelope
        .toHeaders()
        .forEach(
            (name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return message;
  }

  private static String hex(long bits) {
    return HexFormat.of().toHexDigits(bits);
  }

  /** A UUIDv7 of now. */
  static UUID id() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long time = System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(0x1000);
    return new UUID(time, random.nextLong() >>> 2 | Long.MIN_VALUE);
  }
}
