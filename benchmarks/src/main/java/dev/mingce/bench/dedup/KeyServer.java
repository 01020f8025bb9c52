package dev.mingce.bench.dedup;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mingce.events.EventJson;
import dev.mingce.events.sealed.JsonWebKey;
import dev.mingce.events.sealed.SubjectKey;
import dev.mingce.events.sealed.SubjectKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands where customer-service would answer for subject keys, so that what is measured is the
 * service alone. Every key follows from its id.
 */
final class KeyServer implements AutoCloseable {
  private static final int OK = 200;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  KeyServer(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/v1/subject-keys", KeyServer::keys);
    server.createContext("/", exchange -> answer(exchange, "{}".getBytes(StandardCharsets.UTF_8)));
    server.start();
  }

  /** The key of an id. */
  static SubjectKey key(String kid) {
    try {
      byte[] secret =
          MessageDigest.getInstance("SHA-256").digest(kid.getBytes(StandardCharsets.UTF_8));
      return new SubjectKey(kid, secret);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void keys(HttpExchange exchange) throws IOException {
    List<JsonWebKey> keys = new ArrayList<>();
    for (String parameter : exchange.getRequestURI().getRawQuery().split("&", -1)) {
      String kid = parameter.substring(parameter.indexOf('=') + 1);
      keys.add(key(URLDecoder.decode(kid, StandardCharsets.UTF_8)).toJwk());
    }
    answer(exchange, EventJson.write(new SubjectKeys(keys, List.of())));
  }

  private static void answer(HttpExchange exchange, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(OK, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
