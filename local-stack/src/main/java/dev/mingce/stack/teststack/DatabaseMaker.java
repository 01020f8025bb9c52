package dev.mingce.stack.teststack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.mingce.stack.postgres.Databases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes a further empty database for a test: {@code POST /control/databases} with the owner's name
 * as body.
 */
final class DatabaseMaker implements HttpHandler {

  private static final int MAX_NAME = 64;

  private final Databases databases;
  private final String secret;
  private final AtomicInteger made = new AtomicInteger();

  DatabaseMaker(Databases databases, String secret) {
    this.databases = databases;
    this.secret = secret;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    if (!("Bearer " + secret).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      answer(exchange, 401, "");
      return;
    }
    String owner =
        new String(exchange.getRequestBody().readNBytes(MAX_NAME), StandardCharsets.UTF_8);
    String name = owner + "_" + made.incrementAndGet();
    try {
      databases.create(name, owner);
      answer(exchange, 201, name);
    } catch (SQLException | IllegalArgumentException failed) {
      answer(exchange, 500, String.valueOf(failed.getMessage()));
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }
}
