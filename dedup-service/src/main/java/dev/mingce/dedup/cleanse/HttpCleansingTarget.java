package dev.mingce.dedup.cleanse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mingce.events.EventJson;
import dev.mingce.kit.problem.TransientFault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Customer-service, as the source {@code cleansing}. The body is personal and never logged. */
final class HttpCleansingTarget implements CleansingTarget {

  private static final Logger LOG = Logger.getLogger(HttpCleansingTarget.class);
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int TOO_MANY = 429;

  private final String root;
  private final Supplier<String> token;
  // A redirect would carry the token to somewhere else, so none is followed.
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT_TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * A target.
   *
   * @param base where customer-service is
   * @param token gives a token that is valid now; called for each request
   */
  HttpCleansingTarget(URI base, Supplier<String> token) {
    String text = base.toString();
    this.root = text.endsWith("/") ? text : text + "/";
    this.token = token;
  }

  @Override
  public Outcome put(UUID customerId, JsonNode feed) {
    String path = "v1/sources/" + CleansingService.SYSTEM + "/records/" + customerId;
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(root + path))
              .timeout(TIMEOUT)
              .header("Authorization", "Bearer " + token.get())
              .header("Content-Type", "application/json")
              .PUT(HttpRequest.BodyPublishers.ofByteArray(EventJson.write(feed)))
              .build();
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return outcome(status);
    } catch (IOException | TransientFault e) {
      LOG.warnf("customer-service cannot be told of repairs: %s", e.getClass().getSimpleName());
      return Outcome.UNAVAILABLE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outcome.UNAVAILABLE;
    }
  }

  private static Outcome outcome(int status) {
    return switch (status) {
      case 200, 201 -> Outcome.TAKEN;
      case 404, 410 -> Outcome.GONE;
      // Without the permission nothing can be told until somebody grants it.
      case 401, 403, TOO_MANY -> Outcome.UNAVAILABLE;
      default -> status >= 500 ? Outcome.UNAVAILABLE : Outcome.REFUSED;
    };
  }
}
