package dev.mingce.dedup.cleanse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.mingce.kit.Ids;
import dev.mingce.kit.problem.TransientFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpCleansingTargetTest {

  private final UUID customer = Ids.next();
  private final List<String> seen = new ArrayList<>();
  private HttpServer server;
  private int status = 200;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          seen.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void saysARecordOfTheSourceCleansing() throws Exception {
    JsonNode feed = new ObjectMapper().readTree("{\"customer\":{\"kind\":\"person\"}}");

    assertThat(target("").put(customer, feed)).isEqualTo(CleansingTarget.Outcome.TAKEN);
    assertThat(seen)
        .containsExactly(
            "PUT /v1/sources/cleansing/records/"
                + customer
                + " Bearer secret {\"customer\":{\"kind\":\"person\"}}");
  }

  @ParameterizedTest
  @CsvSource({
    "201,TAKEN",
    "400,REFUSED",
    "409,REFUSED",
    "404,GONE",
    "410,GONE",
    "401,UNAVAILABLE",
    "403,UNAVAILABLE",
    "429,UNAVAILABLE",
    "500,UNAVAILABLE",
    "503,UNAVAILABLE"
  })
  void tellsWhetherTryingAgainCanHelp(int answered, CleansingTarget.Outcome outcome)
      throws Exception {
    status = answered;

    assertThat(target("/").put(customer, new ObjectMapper().readTree("{}"))).isEqualTo(outcome);
  }

  @Test
  void withoutServerOrTokenItIsUnavailable() throws Exception {
    JsonNode feed = new ObjectMapper().readTree("{}");
    HttpCleansingTarget noToken =
        new HttpCleansingTarget(
            base(""),
            () -> {
              throw new TransientFault("the issuer gave no token");
            });

    assertThat(noToken.put(customer, feed)).isEqualTo(CleansingTarget.Outcome.UNAVAILABLE);
    HttpCleansingTarget target = target("");
    server.stop(0);
    assertThat(target.put(customer, feed)).isEqualTo(CleansingTarget.Outcome.UNAVAILABLE);
  }

  private HttpCleansingTarget target(String end) {
    return new HttpCleansingTarget(base(end), () -> "secret");
  }

  private URI base(String end) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + end);
  }
}
