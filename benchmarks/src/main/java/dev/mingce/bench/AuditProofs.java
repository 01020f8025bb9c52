package dev.mingce.bench;

import dev.mingce.stack.testing.PlatformProcess;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Proofs of entries from all over the log, asked for at a constant rate. */
final class AuditProofs {
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final int DIFFERENT = 20_000;

  private final PlatformProcess platform;
  private final ServiceProcess service;

  AuditProofs(PlatformProcess platform, ServiceProcess service) {
    this.platform = platform;
    this.service = service;
  }

  List<Figure> measure(int perSecond, Duration length) throws Exception {
    List<UUID> ids = new ArrayList<>();
    long size;
    try (Connection database = service.database();
        Statement statement = database.createStatement()) {
      size = ServiceProcess.number(database, "SELECT size FROM log_head");
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT id FROM entry WHERE leaf_index IN (SELECT (random() * "
                  + (size - 1)
                  + ")::bigint FROM generate_series(1, "
                  + DIFFERENT
                  + "))")) {
        while (rows.next()) {
          ids.add(rows.getObject(1, UUID.class));
        }
      }
    }
    LongAdder failed = new LongAdder();
    Histogram latencies = ask(ids, perSecond, length, failed);
    return List.of(
        new Figure("audit: entries of the log that is proved from", size, ""),
        new Figure("audit: proofs that were not answered", failed.sum(), ""),
        AuditLatency.figure("audit: proof at " + perSecond + "/s, p50", latencies, 50),
        AuditLatency.figure("audit: proof at " + perSecond + "/s, p99", latencies, 99),
        AuditLatency.figure("audit: proof at " + perSecond + "/s, max", latencies, 100));
  }

  private Histogram ask(List<UUID> ids, int perSecond, Duration length, LongAdder failed)
      throws Exception {
    Histogram latencies = new ConcurrentHistogram(600_000_000L, 3);
    String token = platform.token("auditor");
    int count = Math.toIntExact(perSecond * length.plus(WARM_UP).toSeconds());
    int counted = Math.toIntExact(perSecond * WARM_UP.toSeconds());
    long begin = System.nanoTime();
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        long at = begin + i * 1_000_000_000L / perSecond;
        while (System.nanoTime() < at) {
          LockSupport.parkNanos(200_000);
        }
        HttpRequest request =
            HttpRequest.newBuilder(
                    service.url("/v1/audit/entries/" + ids.get(i % ids.size()) + "/proof"))
                .header("Authorization", "Bearer " + token)
                .build();
        boolean counts = i >= counted;
        threads.execute(() -> {
          if (!isProof(http, request)) {
            failed.increment();
          } else if (counts) {
            latencies.recordValue((System.nanoTime() - at) / 1_000);
          }
        });
      }
    }
    return latencies;
  }

  private static boolean isProof(HttpClient http, HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (java.io.IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
