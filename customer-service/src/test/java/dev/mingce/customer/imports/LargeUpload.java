package dev.mingce.customer.imports;

import dev.mingce.kit.Ids;
import dev.mingce.stack.issuer.TokenSpec;
import dev.mingce.stack.testing.LocalStack;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/** A request that is streamed; the client of the other tests would hold all of it in memory. */
final class LargeUpload {
  private static final String FILE =
      """
      --cut\r
      Content-Disposition: form-data; name="file"; filename="x.csv"\r
      Content-Type: text/csv\r
      \r
      """;
  private static final String MAPPING =
      """
      \r
      --cut\r
      Content-Disposition: form-data; name="mapping"\r
      Content-Type: application/json\r
      \r
      {"columns":{"name":"name.full"},"owner":{"unit":"sales-east"}}\r
      --cut--\r
      """;

  private LargeUpload() {}

  /** Says before how long it is. */
  static HttpResponse<String> post(Path file) throws IOException, InterruptedException {
    return send("/v1/imports", parts(file));
  }

  /** Sends chunks until there are no more. */
  static HttpResponse<String> stream(Path file) throws IOException, InterruptedException {
    return send("/v1/imports", BodyPublishers.fromPublisher(parts(file)));
  }

  static HttpResponse<String> send(String path, BodyPublisher body)
      throws IOException, InterruptedException {
    TokenSpec token = TokenSpec.role("agent").withSubject("li.na").withUnits("sales-east");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
            .header("Authorization", "Bearer " + LocalStack.shared().token(token))
            .header("Idempotency-Key", Ids.next().toString())
            .header("Content-Type", "multipart/form-data; boundary=cut")
            .header("Accept-Language", "zh-CN,en;q=0.5")
            .POST(body)
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private static BodyPublisher parts(Path file) throws IOException {
    return BodyPublishers.concat(
        BodyPublishers.ofString(FILE),
        BodyPublishers.ofFile(file),
        BodyPublishers.ofString(MAPPING));
  }
}
