package dev.mingce.stack.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/**
 * A web server on 127.0.0.1 that answers only to its own names, so that no web page elsewhere can
 * read it through DNS.
 */
public final class LocalServer implements AutoCloseable {

  private final HttpServer server;

  private LocalServer(HttpServer server) {
    this.server = server;
  }

  /** Starts without any page; 0 takes any port. */
  public static LocalServer start(int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    HttpServer server = HttpServer.create(address, 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return new LocalServer(server);
  }

  /** Answers a path and everything below it. */
  public void on(String path, HttpHandler handler) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            if (isOurName(exchange.getRequestHeaders().getFirst("Host"))) {
              handler.handle(exchange);
            } else {
              answer(exchange, 421, "text/plain", "Not the name of this server");
            }
          }
        });
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Sends an answer that no cache keeps and no page elsewhere embeds. */
  public static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type + "; charset=utf-8");
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  /** Answers JSON. */
  public static void json(HttpExchange exchange, String json) throws IOException {
    answer(exchange, 200, "application/json", json);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static boolean isOurName(@org.jspecify.annotations.Nullable String host) {
    return host != null && host.matches("(localhost|127\\.0\\.0\\.1)(:\\d+)?");
  }
}
