package dev.mingce.bench;

import dev.mingce.stack.testing.PlatformProcess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Time from the commit of an outbox row to its arrival at a consumer, at a constant rate of
 * arrivals, after a warm-up. The clock starts when the row was due, so that a stall is not hidden
 * by sending less.
 */
final class OutboxLatency {
  private static final int WRITERS = 4;
  private static final Duration WARM_UP = Duration.ofSeconds(45);
  private static final String TOPIC = "mingce.customer.access.v1";

  private final PlatformProcess platform;
  private final Map<String, Long> due = new ConcurrentHashMap<>();
  // Written by the consuming thread only.
  private long arrived;
  private long countedFrom;
  private final Histogram latencies = new Histogram(60_000_000L, 3);

  OutboxLatency(PlatformProcess platform) {
    this.platform = platform;
  }

  List<Figure> measure(int perSecond, Duration length) throws Exception {
    int count = Math.toIntExact(perSecond * length.plus(WARM_UP).toSeconds());
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      consumer.subscribe(List.of(TOPIC));
      while (consumer.assignment().isEmpty()) {
        consumer.poll(Duration.ofMillis(100));
      }
      long begin = System.nanoTime();
      List<Thread> writers =
          IntStream.range(0, WRITERS)
              .mapToObj(
                  first -> Thread.ofPlatform().start(() -> write(begin, perSecond, first, count)))
              .toList();
      countedFrom = begin + WARM_UP.toNanos();
      long deadline = begin + length.plus(WARM_UP).plusSeconds(60).toNanos();
      while (arrived < count && System.nanoTime() < deadline) {
        for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(100))) {
          arrived(message.key());
        }
      }
      for (Thread writer : writers) {
        writer.join();
      }
    }
    if (arrived != count) {
      throw new IllegalStateException(arrived + " of " + count + " events arrived");
    }
    return List.of(
        new Figure("latency: commit to consumer, p50", millis(50), "ms"),
        new Figure("latency: commit to consumer, p99", millis(99), "ms"),
        new Figure("latency: commit to consumer, max", latencies.getMaxValue() / 1_000.0, "ms"),
        new Figure("latency: p50 against the bare stack's 17 ms", millis(50) / 17, "ratio"),
        new Figure("latency: p99 against the bare stack's 45 ms", millis(99) / 45, "ratio"));
  }

  private double millis(double percentile) {
    return latencies.getValueAtPercentile(percentile) / 1_000.0;
  }

  private void arrived(String key) {
    Long since = due.remove(key);
    if (since == null) {
      return;
    }
    arrived++;
    if (since >= countedFrom) {
      latencies.recordValue((System.nanoTime() - since) / 1_000);
    }
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            platform.bootstrapServers(),
            ConsumerConfig.GROUP_ID_CONFIG,
            "bench-" + UUID.randomUUID(),
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "latest",
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
            StringDeserializer.class,
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
            ByteArrayDeserializer.class));
  }

  // Each row is a commit of its own, and one connection alone cannot flush a thousand times a
  // second everywhere.
  private void write(long begin, int perSecond, int first, int count) {
    String insert =
        "INSERT INTO outbox (id, topic, key, type, source, subject, sequence, \"time\", payload)"
            + " VALUES (?, ?, ?, 'benchmark.row.v1', '/mingce/benchmark', ?, 1,"
            + " '2026-01-01T00:00:00Z', convert_to('{}', 'UTF8'))";
    try (Connection connection =
            DriverManager.getConnection(
                platform.jdbcUrl("customer"), "customer", platform.databasePassword("customer"));
        PreparedStatement statement = connection.prepareStatement(insert)) {
      for (int i = first; i < count; i += WRITERS) {
        long at = begin + i * 1_000_000_000L / perSecond;
        while (System.nanoTime() < at) {
          LockSupport.parkNanos(100_000);
        }
        UUID id = UUID.randomUUID();
        due.put(id.toString(), at);
        statement.setObject(1, id);
        statement.setString(2, TOPIC);
        statement.setString(3, id.toString());
        statement.setString(4, id.toString());
        statement.executeUpdate();
      }
    } catch (Exception e) {
      throw new IllegalStateException("the writer failed", e);
    }
  }
}
