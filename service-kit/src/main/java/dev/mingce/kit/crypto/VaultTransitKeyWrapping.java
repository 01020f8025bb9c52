package dev.mingce.kit.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Wraps with a key that never leaves HashiCorp Vault, through the Transit engine's {@code encrypt}
 * and {@code decrypt}.
 *
 * <p>The associated data goes as Vault's {@code associated_data}. Rotation is Vault's: it names the
 * key version in the ciphertext, and older versions decrypt until {@code min_decryption_version} is
 * raised.
 *
 * <p>The token's policy should grant {@code update} on the two paths and not {@code create}: with
 * {@code create}, Vault makes a new key for a misspelt name instead of refusing.
 *
 * <p>Answers 5xx, 429, 412 (a replica that lags), 472 and 473 (a standby), timeouts and broken
 * connections are transient; every other answer is a refusal. Neither logs nor exceptions hold a
 * body or the token.
 */
public final class VaultTransitKeyWrapping implements KeyWrapping {

  private static final int LARGEST_ANSWER = 64 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client;
  private final VaultTransitSettings settings;
  private final Supplier<String> token;

  /**
   * @param client used as it is; leave it to follow no redirects, which would take the token
   *     elsewhere
   * @param token asked for each call, because tokens are renewed while we run
   */
  public VaultTransitKeyWrapping(
      HttpClient client, VaultTransitSettings settings, Supplier<String> token) {
    this.client = client;
    this.settings = settings;
    this.token = token;
  }

  @Override
  public WrappedKey wrap(byte[] key, byte[] associatedData) {
    String ciphertext =
        call("encrypt", request("plaintext", key, associatedData), "ciphertext").textValue();
    if (ciphertext == null || ciphertext.isEmpty()) {
      throw unreadable("encrypt");
    }
    return new WrappedKey(settings.keyUri(), ciphertext.getBytes(US_ASCII));
  }

  @Override
  public byte[] unwrap(WrappedKey wrapped, byte[] associatedData) {
    if (!wrapped.keyUri().equals(settings.keyUri())) {
      throw new KeyRefusedException(
          settings.keyUri() + " does not unwrap keys of " + wrapped.keyUri());
    }
    String ciphertext = new String(wrapped.bytes(), US_ASCII);
    JsonNode plaintext =
        call("decrypt", request("ciphertext", ciphertext, associatedData), "plaintext");
    try {
      byte[] key = plaintext.binaryValue();
      if (key != null) {
        return key;
      }
    } catch (IOException e) {
      // Not base64. The cause would quote the answer, so it is left out below.
    }
    throw unreadable("decrypt");
  }

  @Override
  public void check() {
    byte[] nothing = new byte[0];
    unwrap(wrap(new byte[DataKeys.LENGTH], nothing), nothing);
  }

  /** Names the key. */
  @Override
  public String toString() {
    return "VaultTransitKeyWrapping[" + settings.keyUri() + "]";
  }

  // Jackson writes byte arrays as base64, which is what Vault takes.
  private static Map<String, Object> request(String name, Object value, byte[] associatedData) {
    Map<String, Object> request = new HashMap<>();
    request.put(name, value);
    if (associatedData.length > 0) {
      request.put("associated_data", associatedData);
    }
    return request;
  }

  private JsonNode call(String operation, Map<String, Object> body, String member) {
    HttpResponse<byte[]> response = send(operation, httpRequest(operation, body));
    if (response.statusCode() != 200) {
      throw failure(operation, response.statusCode());
    }
    try {
      return JSON.readTree(response.body()).path("data").path(member);
    } catch (IOException e) {
      throw unreadable(operation);
    }
  }

  private HttpRequest httpRequest(String operation, Map<String, Object> body) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(settings.endpoint(operation))
              .timeout(settings.timeout())
              .header("Content-Type", "application/json")
              .header("X-Vault-Request", "true")
              .header("X-Vault-Token", token.get())
              .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
      settings.namespace().ifPresent(namespace -> request.header("X-Vault-Namespace", namespace));
      return request.build();
    } catch (IOException | IllegalArgumentException e) {
      // A token that is no header value; the cause would quote it.
      throw new KeyRefusedException(
          "No request can be made for " + operation + " with " + settings.keyUri());
    }
  }

  private HttpResponse<byte[]> send(String operation, HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
    try {
      // The request's own timeout ends with the headers, this one also covers the body.
      return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new KeyServiceUnavailableException(
          about(operation) + "no answer within " + settings.timeout(), e);
    } catch (ExecutionException e) {
      throw new KeyServiceUnavailableException(about(operation) + "no answer", e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new KeyServiceUnavailableException(about(operation) + "interrupted", e);
    }
  }

  private RuntimeException failure(String operation, int status) {
    String message = about(operation) + "status " + status;
    boolean transientStatus =
        switch (status) {
          case 412, 429, 472, 473 -> true;
          default -> status >= 500;
        };
    return transientStatus
        ? new KeyServiceUnavailableException(message)
        : new KeyRefusedException(message);
  }

  // Something in between answered, a proxy's error page for example; Vault itself may be well a
  // moment later.
  private KeyServiceUnavailableException unreadable(String operation) {
    return new KeyServiceUnavailableException(about(operation) + "not an answer of Vault Transit");
  }

  private String about(String operation) {
    return "Vault, " + operation + " with " + settings.keyUri() + ": ";
  }
}
