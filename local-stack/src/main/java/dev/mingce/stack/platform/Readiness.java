package dev.mingce.stack.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks services whether they are ready. Uses the JDK only. */
public final class Readiness {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(TIMEOUT).version(HttpClient.Version.HTTP_1_1).build();

  private Readiness() {}

  /** Whether the service at this address says that it is ready. */
  public static boolean isReady(String url) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/q/health/ready")).timeout(TIMEOUT).build();
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
