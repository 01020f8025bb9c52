package dev.mingce.dedup.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.mingce.dedup.Caller;
import dev.mingce.dedup.Database;
import dev.mingce.dedup.TestDatabase;
import dev.mingce.dedup.intake.TestIntake;
import dev.mingce.kit.Ids;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "dedup"))
class ProfilesTest {

  private static final String BASE = "/v1/profiles";
  private static final String PERSONS = "{\"kind\":\"person\"}";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject TestIntake intake;
  @Inject TestDatabase database;
  @Inject Database tables;

  private final String unit = "unit-" + UUID.randomUUID();

  @Test
  void theRecordsOfTheCallersUnitsAreMeasuredWithoutTellingThem() {
    intake.register(
        intake.customer(unit).named("端木", "赐").mobile("13812340001").born("1990-02-03"),
        intake.customer(unit).named("端木", "赐").mobile("13812340001"),
        intake.customer(unit).named("端木", "三郎"),
        intake.customer("elsewhere").named("端木", "四郎"));

    String path = done(make(steward(), PERSONS).header("Location"));

    steward()
        .get(path)
        .then()
        .statusCode(200)
        .body("state", equalTo("done"))
        .body("done", equalTo(3))
        .body("total", equalTo(3))
        .body("result.records", equalTo(3))
        .body("result.columns[0].name", equalTo("name"))
        .body("result.columns[0].patterns[0].pattern", equalTo("汉{3}"))
        .body("result.columns[0].distinct", equalTo(2))
        .body("result.columns[0].top[0].count", equalTo(2))
        .body("result.columns[0].top[0].value", nullValue())
        .body("result.columns[1].dates.first", equalTo("1990-02-03"))
        .body("result.columns[2].blank", equalTo(1))
        .body("result.keys[1].columns[0]", equalTo("phone"))
        .body("result.keys[1].repeated", equalTo(1));
    steward()
        .accept("text/html")
        .get(path + "/report")
        .then()
        .statusCode(200)
        .contentType("text/html");
    assertThat(database.everything()).doesNotContain("端木", "13812340001");
  }

  @Test
  void aProfileWhoseMakerDiedIsBegunAgain() {
    intake.register(intake.customer(unit).named("王", "小明"));
    UUID dead = Ids.next();
    tables.update(
        "INSERT INTO profile (id, kind, units, state, done, created_by, created_at, lease,"
            + " lease_until) VALUES (?, 'person', ARRAY[?], 'running', 77, 'steward-a', now(),"
            + " gen_random_uuid(), now() - interval '1 second')",
        dead,
        unit);

    done(BASE + "/" + dead);

    steward().get(BASE + "/" + dead).then().body("done", equalTo(1)).body("state", equalTo("done"));
  }

  @Test
  void onlyItsMakerAndThoseWhoSeeAllUnitsSeeIt() {
    String path = make(steward(), PERSONS).header("Location");

    Caller.named("steward-b", "steward", unit).get(path).then().statusCode(404);
    Caller.named("steward-b", "steward", unit).get(BASE).then().body("items", hasSize(0));
    Caller.as("steward", "*").get(path).then().statusCode(200);
    Caller.as("agent", unit).get(BASE).then().statusCode(403);
    Caller.nobody().get(BASE).then().statusCode(401);
    steward().get(BASE + "/" + Ids.next()).then().statusCode(404);
    steward()
        .get(BASE + "?limit=1")
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].result", nullValue());
  }

  @Test
  void aRepeatedRequestMeasuresOnce() {
    String key = UUID.randomUUID().toString();
    Response first = request(PERSONS, key);
    Response again = request(PERSONS, key);

    again.then().statusCode(202).header("Idempotency-Replayed", equalTo("true"));
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    request("{\"kind\":\"organisation\"}", key).then().statusCode(422);
    request("{\"kind\":\"dog\"}", "k-" + unit)
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/kind"));
    steward().contentType("application/json").body(PERSONS).post(BASE).then().statusCode(400);
  }

  @Test
  void aReportNeedsAResult() {
    UUID failed = Ids.next();
    tables.update(
        "INSERT INTO profile (id, kind, units, state, created_by, created_at)"
            + " VALUES (?, 'person', ARRAY[?], 'failed', 'steward-a', now())",
        failed,
        unit);

    steward()
        .get(BASE + "/" + failed + "/report")
        .then()
        .statusCode(409)
        .body("code", equalTo("conflict"));
  }

  private String done(String path) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> steward().get(path).then().body("state", equalTo("done")));
    return path;
  }

  private static Response make(RequestSpecification who, String body) {
    Response answer =
        who.contentType("application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .body(body)
            .post(BASE);
    answer.then().statusCode(202);
    return answer;
  }

  private Response request(String body, String key) {
    return steward()
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(body)
        .post(BASE);
  }

  private RequestSpecification steward() {
    return Caller.named("steward-a", "steward", unit);
  }
}
