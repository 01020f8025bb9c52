package dev.mingce.bench;

import dev.mingce.stack.issuer.TokenSpec;
import dev.mingce.stack.testing.PlatformProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * {@code GET /v1/customers/{id}}, masked, of one of many customers, beside an endpoint of a bare
 * Quarkus application that answers a constant of the same size without asking who calls. Both with
 * the same client, in turn, three rounds after a warm-up; the medians are compared.
 */
final class ReadLoad {
  private static final int ROUNDS = 3;
  private static final Duration WARM_UP = Duration.ofSeconds(45);

  private final PlatformProcess platform;
  private final int count;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * @param count how many customers of {@link SearchBase} there are
   */
  ReadLoad(PlatformProcess platform, int count) {
    this.platform = platform;
    this.count = count;
  }

  List<Figure> measure(Duration length) throws Exception {
    String token = platform.token(TokenSpec.role("steward").withUnits("*"));
    URI service = platform.url("customer-service");
    Supplier<HttpRequest> read =
        () ->
            HttpRequest.newBuilder(
                    service.resolve(
                        "/v1/customers/"
                            + SearchBase.id(ThreadLocalRandom.current().nextInt(count))))
                .header("Authorization", "Bearer " + token)
                .build();
    int size = client.send(read.get(), HttpResponse.BodyHandlers.ofByteArray()).body().length;
    try (BareEndpoint bare = BareEndpoint.start(size)) {
      HttpRequest constant = HttpRequest.newBuilder(bare.uri()).build();
      rate(read, WARM_UP);
      rate(() -> constant, WARM_UP.dividedBy(2));
      List<Double> ours = new ArrayList<>();
      List<Double> reference = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        ours.add(rate(read, length));
        reference.add(rate(() -> constant, length));
      }
      double median = CreateLoad.median(ours);
      double constants = CreateLoad.median(reference);
      return List.of(
          new Figure("read: size of an answer", size, "bytes"),
          new Figure("read: GET /v1/customers/{id}, 32 connections", median, "1/s"),
          new Figure("read: bare Quarkus endpoint, same size", constants, "1/s"),
          new Figure("read: ratio", median / constants, ""));
    }
  }

  private double rate(Supplier<HttpRequest> requests, Duration length) throws Exception {
    long begin = System.nanoTime();
    long end = begin + length.toNanos();
    LongAdder answered = new LongAdder();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < CreateLoad.CONNECTIONS; i++) {
        running.add(
            threads.submit(() -> {
              while (System.nanoTime() < end) {
                int status =
                    client
                        .send(requests.get(), HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status != 200) {
                  throw new IOException("a read was answered with " + status);
                }
                answered.increment();
              }
              return null;
            }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
    return answered.sum() / ((System.nanoTime() - begin) / 1e9);
  }
}
