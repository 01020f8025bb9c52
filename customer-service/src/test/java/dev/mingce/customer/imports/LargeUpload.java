package dev.mingce.customer.imports;

import dev.mingce.kit.Ids;
import dev.mingce.stack.issuer.TokenSpec;
import dev.mingce.stack.testing.LocalStack;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/** A request that is streamed; the client of the other tests would hold all of it in memory. */
final class LargeUpload {
  private LargeUpload() {}

  static HttpResponse<String> post(Path file) throws IOException, InterruptedException {
    String part =
        """
        --cut\r
        Content-Disposition: form-data; name="file"; filename="x.csv"\r
        Content-Type: text/csv\r
        \r
        """;
    TokenSpec token = TokenSpec.role("agent").withSubject("li.na").withUnits("sales-east");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/v1/imports"))
            .header("Authorization", "Bearer " + LocalStack.shared().token(token))
            .header("Idempotency-Key", Ids.next().toString())
            .header("Content-Type", "multipart/form-data; boundary=cut")
            .POST(
                HttpRequest.BodyPublishers.concat(
                    HttpRequest.BodyPublishers.ofString(part),
                    HttpRequest.BodyPublishers.ofFile(file),
                    HttpRequest.BodyPublishers.ofString("\r\n--cut--\r\n")))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }
}
