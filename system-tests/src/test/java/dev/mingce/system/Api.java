package dev.mingce.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

/**
 * One service as a client with one token sees it.
 *
 * @param token sent as a bearer token unless empty
 */
record Api(URI base, String token) {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(TIMEOUT).version(HttpClient.Version.HTTP_1_1).build();

  /** Reads; headers are names and values in turn. */
  Answer get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  /** Posts JSON under an idempotency key of its own. */
  Answer post(String path, String json) {
    return post(path, json, UUID.randomUUID().toString());
  }

  /** Posts JSON under this idempotency key. */
  Answer post(String path, String json, String idempotencyKey) {
    return send(
        request(path, "Content-Type", "application/json", "Idempotency-Key", idempotencyKey)
            .POST(BodyPublishers.ofString(json)));
  }

  /** Posts a file and its mapping as a form. */
  Answer post(String path, MultipartForm form) {
    return send(
        request(path, "Content-Type", form.type(), "Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofByteArray(form.body())));
  }

  /** Changes by a merge patch against this version. */
  Answer patch(String path, String json, String etag) {
    return send(
        request(path, "Content-Type", "application/merge-patch+json", "If-Match", etag)
            .method("PATCH", BodyPublishers.ofString(json)));
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      var response = CLIENT.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", stopped);
    }
  }
}
