package dev.mingce.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoLoaderTest {
  private interface Service {
    void answer(HttpExchange exchange, String key) throws IOException;
  }

  private final Set<String> keys = ConcurrentHashMap.newKeySet();
  private final List<String> progress = new CopyOnWriteArrayList<>();
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void postsEveryCustomerOnceWithTokenKeyAndBody() {
    Map<String, String> bodies = new ConcurrentHashMap<>();
    serve((exchange, key) -> {
      assertThat(exchange.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer t");
      bodies.put(key, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      answer(exchange, 201, "{}");
    });

    LoadSummary summary = load(250);

    assertThat(summary.created()).isEqualTo(250);
    assertThat(summary.failed() + summary.refused() + summary.replayed()).isZero();
    assertThat(bodies).hasSize(250).containsKeys("demo-5-0", "demo-5-249");
    assertThat(bodies.get("demo-5-17")).isEqualTo(new DemoCustomers(5).customer(17).body());
    assertThat(progress).containsExactlyInAnyOrder("100 of 250 customers", "200 of 250 customers");
  }

  @Test
  void aSecondLoadIsReplayed() {
    serve((exchange, key) -> {
      if (!keys.add(key)) {
        exchange.getResponseHeaders().add("Idempotency-Replayed", "true");
      }
      answer(exchange, 201, "{}");
    });

    assertThat(load(20).created()).isEqualTo(20);
    LoadSummary again = load(20);

    assertThat(again.created()).isZero();
    assertThat(again.replayed()).isEqualTo(20);
  }

  @Test
  void passingFaultsAreRetriedAndRetryAfterIsHonoured() {
    serve((exchange, key) -> {
      if (keys.add(key)) {
        exchange.getResponseHeaders().add("Retry-After", "2");
        answer(exchange, 503, "{\"code\":\"unavailable\"}");
      } else {
        answer(exchange, 201, "{}");
      }
    });

    assertThat(load(10).created()).isEqualTo(10);
    assertThat(pauses).hasSize(10).containsOnly(Duration.ofSeconds(2));
  }

  @Test
  void refusalsAreCountedByCodeAndNotRetried() {
    AtomicInteger requests = new AtomicInteger();
    serve((exchange, key) -> {
      requests.incrementAndGet();
      answer(exchange, 409, "{\"code\":\"identifier-taken\"}");
    });

    LoadSummary summary = load(10);

    assertThat(summary.refusals()).isEqualTo(Map.of("identifier-taken", 10));
    assertThat(requests).hasValue(10);
    assertThat(summary.text()).contains("10 refused {identifier-taken=10}");
  }

  @Test
  void givesUpAfterEightAttempts() {
    AtomicInteger requests = new AtomicInteger();
    serve((exchange, key) -> {
      requests.incrementAndGet();
      answer(exchange, 409, "{\"code\":\"request-in-progress\"}");
    });

    assertThat(load(1).failed()).isEqualTo(1);
    assertThat(requests).hasValue(8);
    assertThat(pauses)
        .extracting(Duration::toMillis)
        .containsExactly(100L, 200L, 400L, 800L, 1600L, 3200L, 6400L);
  }

  private LoadSummary load(int count) {
    URI address = URI.create("http://localhost:" + server.getAddress().getPort());
    return new DemoLoader(new DemoCustomers(5, count), pauses::add)
        .post(address, () -> "t", progress::add);
  }

  private void serve(Service service) {
    server.createContext(
        "/v1/customers",
        exchange -> {
          try (exchange) {
            service.answer(exchange, exchange.getRequestHeaders().getFirst("Idempotency-Key"));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
