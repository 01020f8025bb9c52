package dev.mingce.bench;

import dev.mingce.stack.testing.PlatformProcess;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * From the time an event was due in Kafka until everybody can get a signed checkpoint that covers
 * its entry, at a constant rate of arrivals.
 */
final class AuditLatency {
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LOOK_AGAIN_NANOS = 5_000_000;

  private final PlatformProcess platform;
  private final ServiceProcess service;
  private final Map<UUID, Long> due = new ConcurrentHashMap<>();
  // When a checkpoint of a size was first seen.
  private final NavigableMap<Long, Long> seen = new TreeMap<>();

  AuditLatency(PlatformProcess platform, ServiceProcess service) {
    this.platform = platform;
    this.service = service;
  }

  List<Figure> measure(int perSecond, Duration length) throws Exception {
    int count = Math.toIntExact(perSecond * length.plus(WARM_UP).toSeconds());
    try (Connection database = service.database()) {
      long before = ServiceProcess.number(database, "SELECT size FROM log_head");
      long begin = System.nanoTime();
      Thread producing = Thread.ofPlatform().start(() -> produce(begin, perSecond, count));
      watch(before + count);
      producing.join();
      Histogram latencies = latencies(database, before, begin + WARM_UP.toNanos());
      return List.of(
          figure("audit: event to provable, p50", latencies, 50),
          figure("audit: event to provable, p99", latencies, 99),
          figure("audit: event to provable, max", latencies, 100));
    }
  }

  static Figure figure(String name, Histogram latencies, double percentile) {
    return new Figure(name, latencies.getValueAtPercentile(percentile) / 1_000.0, "ms");
  }

  private void produce(long begin, int perSecond, int count) {
    try (KafkaProducer<String, byte[]> producer =
        AuditEvents.producer(platform.bootstrapServers())) {
      for (int i = 0; i < count; i++) {
        long at = begin + i * 1_000_000_000L / perSecond;
        while (System.nanoTime() < at) {
          LockSupport.parkNanos(200_000);
        }
        UUID id = AuditEvents.id();
        due.put(id, at);
        var _ = producer.send(AuditEvents.next(id));
      }
    }
  }

  private void watch(long last) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(service.url("/tlog/checkpoint")).build();
    long newest = 0;
    long news = System.nanoTime();
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (newest < last) {
        String note = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        long size = Long.parseLong(note.lines().skip(1).findFirst().orElseThrow());
        long now = System.nanoTime();
        if (size > newest) {
          newest = size;
          news = now;
          seen.put(size, now);
        } else if (now - news > PATIENCE.toNanos()) {
          throw new IllegalStateException("no checkpoint of " + last + " entries came");
        }
        LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      }
    }
  }

  private Histogram latencies(Connection database, long before, long countedFrom) throws Exception {
    Histogram latencies = new Histogram(600_000_000L, 3);
    Map<UUID, Long> waiting = new HashMap<>(due);
    try (Statement statement = database.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT id, leaf_index FROM entry WHERE leaf_index >= " + before)) {
      while (rows.next()) {
        Long since = waiting.remove(rows.getObject(1, UUID.class));
        if (since != null && since >= countedFrom) {
          long provable = seen.higherEntry(rows.getLong(2)).getValue();
          latencies.recordValue((provable - since) / 1_000);
        }
      }
    }
    if (!waiting.isEmpty()) {
      throw new IllegalStateException(waiting.size() + " events have no entry");
    }
    return latencies;
  }
}
