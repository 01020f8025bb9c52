package dev.mingce.bench;

import dev.mingce.stack.demo.DemoCustomers;
import dev.mingce.stack.issuer.TokenSpec;
import dev.mingce.stack.testing.PlatformProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * {@code POST /v1/customers} at 32 connections beside pgbench with the same statements on the same
 * PostgreSQL. Both are run in turn, three rounds after a warm-up, and the medians are compared. The
 * warm-up is long: on two cores the JIT compiler needs a minute of load before it rests.
 */
final class CreateLoad {
  static final int CONNECTIONS = 32;
  private static final int ROUNDS = 3;
  private static final Duration WARM_UP = Duration.ofSeconds(90);

  private final PlatformProcess platform;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final DemoCustomers customers = new DemoCustomers(7, 1_000_000);
  private final AtomicInteger number = new AtomicInteger();
  private final LongAdder refused = new LongAdder();

  CreateLoad(PlatformProcess platform) {
    this.platform = platform;
  }

  List<Figure> measure(Duration length) throws Exception {
    Path script = PgBench.script("create.sql");
    createTopic();
    service(WARM_UP);
    List<Double> ours = new ArrayList<>();
    List<Double> reference = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      ours.add(service(length));
      reference.add(
          PgBench.transactionsPerSecond(platform, "customer", script, CONNECTIONS, length));
    }
    if (refused.sum() > 0) {
      throw new IllegalStateException(refused.sum() + " requests were not answered with 201");
    }
    double median = median(ours);
    double bare = median(reference);
    return List.of(
        new Figure("create: POST /v1/customers, 32 connections", median, "1/s"),
        new Figure("create: pgbench, same statements", bare, "1/s"),
        new Figure("create: ratio", median / bare, ""));
  }

  // Of the rows that pgbench writes: the connector carries them like those of the service.
  private void createTopic() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic("mingce.benchmark.v1", 1, (short) 1))).all().get();
    }
  }

  private double service(Duration length) throws Exception {
    String token = platform.token(TokenSpec.role("steward"));
    URI uri = platform.url("customer-service").resolve("/v1/customers");
    long begin = System.nanoTime();
    long end = begin + length.toNanos();
    LongAdder created = new LongAdder();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        running.add(
            threads.submit(() -> {
              while (System.nanoTime() < end) {
                (post(uri, token) == 201 ? created : refused).increment();
              }
              return null;
            }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
    return created.sum() / ((System.nanoTime() - begin) / 1e9);
  }

  private int post(URI uri, String token) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    customers.customer(number.getAndIncrement()).body()))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
