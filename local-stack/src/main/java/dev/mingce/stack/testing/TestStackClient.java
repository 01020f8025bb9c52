package dev.mingce.stack.testing;

import dev.mingce.stack.issuer.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/** Talks to the process of the test stack. */
record TestStackClient(ReadyLine ready, SigningKey signingKey) implements LocalStack {

  static TestStackClient shared() {
    ReadyLine ready = TestStackProcess.shared();
    return new TestStackClient(ready, SigningKey.decode(ready.get("key")));
  }

  @Override
  public String jdbcUrl(String database) {
    return ready.get("jdbc") + database;
  }

  @Override
  public String password(String user) {
    return ready.get("password");
  }

  @Override
  public String bootstrapServers() {
    return ready.get("kafka");
  }

  @Override
  public String issuer() {
    return ready.get("issuer");
  }

  @Override
  public Path keysetFile() {
    return Path.of(ready.get("keyset"));
  }

  @Override
  public String createDatabase(String owner) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(issuer() + "/control/databases"))
            .header("Authorization", "Bearer " + ready.get("password"))
            .POST(HttpRequest.BodyPublishers.ofString(owner))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> made = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (made.statusCode() != 201) {
        throw new IllegalStateException("No database for " + owner + ": " + made.body());
      }
      return made.body();
    } catch (IOException failed) {
      throw new UncheckedIOException("The test stack does not answer", failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
