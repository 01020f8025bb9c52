package dev.mingce.kit.idempotency;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import dev.mingce.kit.Ids;
import dev.mingce.kit.app.Api;
import dev.mingce.kit.app.Rows;
import dev.mingce.stack.issuer.TokenSpec;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "kit"))
class IdempotencyTest {
  @Inject Idempotency idempotency;
  @Inject Rows rows;

  private final String key = Ids.next().toString();
  private final String text = "note " + Ids.next();
  private final TokenSpec caller = TokenSpec.role("agent").withSubject("agent-" + key);

  @Test
  void theSameRequestGetsTheFirstAnswerAgain() {
    Response first = post(key, text);
    Response second = post(key, text);

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(first.header("Idempotency-Replayed")).isNull();
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(second.asString()).isEqualTo(first.asString());
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(second.header("ETag")).isEqualTo("\"1\"");
    assertThat(rows.count("note", "text = ?", text)).isEqualTo(1);
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefused() {
    post(key, text);

    Response other = post(key, text + "!");

    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.<String>path("code")).isEqualTo("idempotency-key-reused");
    assertThat(rows.count("note", "text = ?", text + "!")).isZero();
  }

  @Test
  void theSameKeyOfAnotherCallerIsAnotherRequest() {
    post(key, text);

    Response other = send(TokenSpec.role("agent").withSubject("someone-else-" + key), key, text);

    assertThat(other.statusCode()).isEqualTo(201);
    assertThat(other.header("Idempotency-Replayed")).isNull();
    assertThat(rows.count("note", "text = ?", text)).isEqualTo(2);
  }

  @Test
  void aRequestThatStillRunsIsNotWaitedFor() {
    IdempotentRequest running =
        new IdempotentRequest(caller.subject(), "POST /v1/notes", key, new byte[] {1});

    QuarkusTransaction.requiringNew()
        .run(() -> {
          assertThat(idempotency.begin(running)).isEmpty();
          Response meanwhile = post(key, text);
          assertThat(meanwhile.statusCode()).isEqualTo(409);
          assertThat(meanwhile.<String>path("code")).isEqualTo("request-in-progress");
        });

    assertThat(post(key, text).statusCode()).isEqualTo(201);
    assertThat(rows.count("note", "text = ?", text)).isEqualTo(1);
  }

  @Test
  void ofManyAtOnceExactlyOneTakesEffect() throws Exception {
    List<Response> answers = new ArrayList<>();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Response>> running = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        running.add(clients.submit(() -> post(key, text)));
      }
      for (Future<Response> each : running) {
        answers.add(each.get());
      }
    }

    assertThat(rows.count("note", "text = ?", text)).isEqualTo(1);
    // All are 201 where none overlaps another.
    assertThat(answers).extracting(Response::statusCode).isSubsetOf(201, 409);
    List<Response> created = answers.stream().filter(a -> a.statusCode() == 201).toList();
    assertThat(created).extracting(Response::asString).containsOnly(post(key, text).asString());
    assertThat(created).filteredOn(a -> a.header("Idempotency-Replayed") == null).hasSize(1);
  }

  @Test
  void aRefusedRequestLeavesItsKeyUnused() {
    given()
        .spec(Api.as(caller))
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body("{\"text\":\"a\",\"unknown\":1}")
        .post("/v1/notes")
        .then()
        .statusCode(400);

    assertThat(post(key, text).statusCode()).isEqualTo(201);
  }

  @Test
  void anAnswerOfYesterdayIsForgotten() {
    post(key, text);
    rows.update(
        "UPDATE idempotent_answer SET created_at = now() - interval '24 hours 1 second' WHERE key = ?",
        key);

    assertThat(post(key, text + "!").statusCode()).isEqualTo(201);
  }

  @Test
  void aPostWithoutAKeyIsRefused() {
    given()
        .spec(Api.as(caller))
        .contentType("application/json")
        .body(Map.of("text", text))
        .post("/v1/notes")
        .then()
        .statusCode(400)
        .body("code", equalTo("idempotency-key-required"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tab\there", "umlaut\u00e4", "256"})
  void aKeyThatIsNotPrintableAsciiOrTooLongIsRefused(String bad) {
    String given = bad.equals("256") ? "k".repeat(256) : bad;

    Response answer = post(given, text);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.<String>path("code")).isEqualTo("invalid-parameter");
    assertThat(answer.<String>path("errors[0].pointer")).isEqualTo("Idempotency-Key");
    assertThat(answer.<String>path("errors[0].message"))
        .isEqualTo("The key must be 1 to 255 printable ASCII characters.");
  }

  @Test
  void refusesToWorkOutsideATransaction() {
    IdempotentRequest request = new IdempotentRequest("a", "b", key, new byte[] {1});

    assertThatThrownBy(() -> idempotency.begin(request)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () -> idempotency.complete(request, new StoredAnswer(200, Map.of(), null, null)))
        .isInstanceOf(IllegalStateException.class);
  }

  private Response post(String idempotencyKey, String note) {
    return send(caller, idempotencyKey, note);
  }

  private static Response send(TokenSpec who, String idempotencyKey, String note) {
    return Api.as(who)
        .header("Idempotency-Key", idempotencyKey)
        .contentType("application/json")
        .body(Map.of("text", note))
        .post("/v1/notes");
  }
}
