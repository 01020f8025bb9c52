package dev.mingce.stack.issuer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A token issuer for one machine: discovery document, key set, and tokens for services by the
 * client credentials grant (RFC 6749, 4.4). People's tokens come from the command line, which has
 * the key.
 */
public final class Issuer implements AutoCloseable {

  private static final int MAX_FORM_BYTES = 8_192;
  private static final long LIFE_SECONDS = 3_600;

  private final HttpServer server;
  private final SigningKey key;
  private final Map<String, String> clientSecrets;

  private Issuer(HttpServer server, SigningKey key, Map<String, String> clientSecrets) {
    this.server = server;
    this.key = key;
    this.clientSecrets = Map.copyOf(clientSecrets);
  }

  /**
   * Starts the issuer on 127.0.0.1.
   *
   * @param port 0 for any
   * @param clientSecrets the secret of each service
   */
  public static Issuer start(int port, SigningKey key, Map<String, String> clientSecrets)
      throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    HttpServer server = HttpServer.create(address, 0);
    Issuer issuer = new Issuer(server, key, clientSecrets);
    server.createContext("/.well-known/openid-configuration", issuer::discovery);
    server.createContext("/jwks.json", exchange -> answer(exchange, 200, key.jwks()));
    server.createContext("/token", issuer::token);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return issuer;
  }

  /** The claim {@code iss} of the tokens, and where discovery begins. */
  public String uri() {
    return uri(server.getAddress().getPort());
  }

  /** The issuer's name when it listens on this port. */
  public static String uri(int port) {
    return "http://localhost:" + port;
  }

  /** The server, so that a test stack can answer more on the same port. */
  public HttpServer server() {
    return server;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void discovery(HttpExchange exchange) throws IOException {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("issuer", uri());
    document.put("jwks_uri", uri() + "/jwks.json");
    document.put("token_endpoint", uri() + "/token");
    document.put("grant_types_supported", List.of("client_credentials"));
    document.put("response_types_supported", List.of("token"));
    document.put("subject_types_supported", List.of("public"));
    document.put("id_token_signing_alg_values_supported", List.of("RS256"));
    document.put(
        "token_endpoint_auth_methods_supported",
        List.of("client_secret_basic", "client_secret_post"));
    answer(exchange, 200, Json.write(document));
  }

  private void token(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      answer(exchange, 405, Json.write(Map.of("error", "invalid_request")));
      return;
    }
    Map<String, String> form = form(exchange);
    Client client = client(exchange, form);
    if (!"client_credentials".equals(form.get("grant_type"))) {
      answer(exchange, 400, Json.write(Map.of("error", "unsupported_grant_type")));
    } else if (client == null || !isKnown(client)) {
      answer(exchange, 401, Json.write(Map.of("error", "invalid_client")));
    } else {
      Map<String, Object> granted = new LinkedHashMap<>();
      granted.put("access_token", key.sign(uri(), TokenSpec.service(client.id())));
      granted.put("token_type", "Bearer");
      granted.put("expires_in", LIFE_SECONDS);
      answer(exchange, 200, Json.write(granted));
    }
  }

  private record Client(String id, String secret) {}

  private boolean isKnown(Client client) {
    String expected = clientSecrets.get(client.id());
    return expected != null
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8),
            client.secret().getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable Client client(HttpExchange exchange, Map<String, String> form) {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (authorization != null && authorization.startsWith("Basic ")) {
      try {
        byte[] pair = Base64.getDecoder().decode(authorization.substring("Basic ".length()));
        String[] parts = new String(pair, StandardCharsets.UTF_8).split(":", 2);
        return parts.length == 2 ? new Client(decode(parts[0]), decode(parts[1])) : null;
      } catch (IllegalArgumentException notBase64) {
        return null;
      }
    }
    String id = form.get("client_id");
    String secret = form.get("client_secret");
    return id == null || secret == null ? null : new Client(id, secret);
  }

  private static Map<String, String> form(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_FORM_BYTES);
    return Arrays.stream(new String(body, StandardCharsets.UTF_8).split("&", -1))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(Collectors.toMap(pair -> pair[0], pair -> decode(pair[1]), (first, next) -> next));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  /** Where clients find the key set of an issuer. */
  public static URI jwksUri(String issuer) {
    return URI.create(issuer + "/jwks.json");
  }
}
