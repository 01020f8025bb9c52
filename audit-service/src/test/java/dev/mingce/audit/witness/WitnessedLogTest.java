package dev.mingce.audit.witness;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.mingce.audit.Database;
import dev.mingce.audit.Drafts;
import dev.mingce.audit.log.CheckpointService;
import dev.mingce.audit.log.EntryLogService;
import dev.mingce.audit.note.Checkpoint;
import dev.mingce.audit.note.SignedNote;
import dev.mingce.audit.note.SignerKey;
import dev.mingce.audit.note.VerifierKey;
import dev.mingce.audit.proof.ProofService;
import dev.mingce.audit.verify.Main;
import dev.mingce.kit.Ids;
import dev.mingce.stack.testing.StackTestResource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service and a witness that runs as an outsider runs it. */
@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "audit"))
class WitnessedLogTest {
  private static final String AT = "witness at ";

  @Inject EntryLogService log;
  @Inject CheckpointService checkpoints;
  @Inject ProofService proofs;
  @Inject Database database;
  @TempDir Path folder;

  private final SignerKey key = SignerKey.generate("witness.test/w1", VerifierKey.COSIGNATURE);
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  @Test
  void servesTheStateThatAWitnessCosignedAndItsNextOne() throws Exception {
    CompletableFuture<URI> address = new CompletableFuture<>();
    Thread witness = Thread.ofPlatform().daemon().start(() -> run(address));
    try {
      WitnessClient client = client();
      for (int step = 0; step < 2; step++) {
        long size = append();

        client.ask(address.get(20, TimeUnit.SECONDS));

        SignedNote note =
            SignedNote.parse(
                given().get("/tlog/witnessed").then().statusCode(200).extract().asString());
        assertThat(Checkpoint.parse(note.text()).size()).isGreaterThanOrEqualTo(size);
        assertThat(note.isSignedBy(key.verifier())).isTrue();
        assertThat(note.isSignedBy(VerifierKey.parse(checkpoints.verifierKey()))).isTrue();
      }
      assertThat(count("cosigned")).isEqualTo(2);
      assertThat(count("refused")).isZero();
    } finally {
      witness.interrupt();
      witness.join();
    }
  }

  @Test
  void tellsWhenTheWitnessKnowsALongerLog() throws Exception {
    append();
    HttpServer longer =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    longer.createContext(
        "/add-checkpoint",
        exchange -> {
          byte[] size = "999999999\n".getBytes(StandardCharsets.US_ASCII);
          exchange.sendResponseHeaders(409, size.length);
          exchange.getResponseBody().write(size);
          exchange.close();
        });
    longer.start();
    try {
      client().ask(URI.create("http://127.0.0.1:" + longer.getAddress().getPort()));
    } finally {
      longer.stop(0);
    }

    assertThat(count("refused")).isEqualTo(1);
    assertThat(count("cosigned")).isZero();
  }

  private void run(CompletableFuture<URI> address) {
    Main.run(
        line -> {
          if (line.startsWith(AT)) {
            address.complete(URI.create(line.substring(AT.length())));
          }
        },
        "witness",
        "http://localhost:" + RestAssured.port + "/tlog",
        "--key",
        checkpoints.verifierKey(),
        "--witness-key",
        key.secret(),
        "--state",
        folder.resolve("state").toString(),
        "--every",
        "3600");
  }

  private WitnessClient client() {
    return new WitnessClient(
        checkpoints,
        proofs,
        new WitnessSettings() {
          @Override
          public Optional<URI> url() {
            return Optional.empty();
          }

          @Override
          public Optional<String> verifierKey() {
            return Optional.of(key.verifier().toString());
          }

          @Override
          public Duration every() {
            return Duration.ofHours(1);
          }
        },
        metrics);
  }

  private long append() {
    QuarkusTransaction.requiringNew()
        .run(() -> log.append(Drafts.about(Ids.next(), UUID.randomUUID().toString(), 1)));
    long size = database.number("SELECT size FROM log_head");
    Awaitility.await().until(() -> checkpoints.latest().size() >= size);
    return size;
  }

  private double count(String outcome) {
    return metrics.counter("mingce.audit.witness", "outcome", outcome).count();
  }
}
