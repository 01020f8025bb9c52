package dev.mingce.dedup.quality.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.mingce.dedup.Caller;
import dev.mingce.dedup.Database;
import dev.mingce.dedup.intake.TestCustomer;
import dev.mingce.dedup.intake.TestIntake;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "dedup"))
class SourceContractTest {

  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String TERMS = "{\"minRecords\":4,\"rules\":{\"phone-valid\":0.3}}";

  @Inject TestIntake intake;
  @Inject Database database;

  private final String system = "feed-" + NUMBERS.incrementAndGet();
  private final String path = "/v1/sources/" + system + "/contract";

  @Test
  void aBadFeedIsQuarantinedWithItsReasonAndReleasedByASteward() {
    put("\"0\"", TERMS)
        .statusCode(200)
        .header("ETag", equalTo("\"1\""))
        .body("state", equalTo("open"));
    feed("13812345678", "13812345679");
    feed("12", "13");

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> steward().get(path).then().body("state", equalTo("quarantined")));
    steward()
        .get(path)
        .then()
        .header("ETag", equalTo("\"2\""))
        .body("breaches", hasSize(1))
        .body("breaches[0].rule", equalTo("phone-valid"))
        .body("breaches[0].asked", equalTo(4))
        .body("breaches[0].broken", equalTo(2))
        .body("breaches[0].allowed", equalTo(0.3f));
    steward().get("/v1/sources/contracts").then().body("items.system", hasItem(system));

    release("\"2\"", "{\"note\":\"mended\"}")
        .statusCode(200)
        .body("state", equalTo("open"))
        .body("note", equalTo("mended"))
        .body("breaches", hasSize(0));
    // As customer-service is told.
    assertThat(
            database.query(
                "SELECT type, convert_from(payload, 'UTF8')::jsonb ->> 'admitted' AS admitted"
                    + " FROM outbox WHERE topic = 'mingce.dedup.quality.v1' AND key = ?"
                    + " ORDER BY id",
                row -> row.getString(1) + " " + row.getString(2),
                system))
        .containsExactly(
            "dedup.source-admission-changed.v1 false", "dedup.source-admission-changed.v1 true");

    // What came in before counts no more.
    feed("13812345678", "13812345679", "13812345670", "14");
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(asked()).isEqualTo(4));
    steward().get(path).then().body("state", equalTo("open"));
  }

  @Test
  void aFeedThatKeepsItsContractStaysOpen() {
    put("\"0\"", TERMS).statusCode(200);
    feed("13812345678", "13812345679", "13812345670", "13812345671", "12");

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(asked()).isEqualTo(5));
    steward().get(path).then().body("state", equalTo("open"));
  }

  @Test
  void ofAnUpdateTheSourceAnswersForWhatItChanged() {
    put("\"0\"", TERMS).statusCode(200);
    TestCustomer customer = intake.customer().via("source:" + system).named("王", "小明").mobile("12");
    intake.apply(customer.registered());
    intake.apply(customer.named("王", "明").updated("/name"));
    intake.apply(customer.via("api").mobile("13").updated("/contactPoints/0"));

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(sum("")).isEqualTo(2));
    assertThat(sum("phone-valid")).isEqualTo(1);
    assertThat(sum("name-present")).isEqualTo(2);
  }

  @Test
  void sourcesWithoutAContractAreNotWatched() {
    feed("12", "13");

    assertThat(
            database.query(
                "SELECT 1 FROM source_observation WHERE system = ?", row -> true, system))
        .isEmpty();
    steward().get(path).then().statusCode(404).body("code", equalTo("not-found"));
  }

  @Test
  void aChangeNeedsTheVersionThatItIsBasedOn() {
    put(null, TERMS).statusCode(428);
    put("\"1\"", TERMS).statusCode(412).body("currentVersion", equalTo(0));
    put("\"0\"", TERMS).statusCode(200);
    put("\"0\"", TERMS).statusCode(412).body("currentVersion", equalTo(1));
    put("\"1\"", "{\"windowHours\":1,\"minRecords\":2,\"rules\":{\"name-present\":0}}")
        .statusCode(200)
        .body("version", equalTo(2))
        .body("windowHours", equalTo(1))
        .body("rules.name-present", equalTo(0f));
    release("\"2\"", "{\"note\":\"x\"}").statusCode(409).body("code", equalTo("conflict"));
    release("\"1\"", "{\"note\":\"x\"}").statusCode(412);
    release(null, "{\"note\":\"x\"}").statusCode(428);
    steward().delete(path).then().statusCode(428);
    steward().header("If-Match", "\"2\"").delete(path).then().statusCode(204);
    steward().get(path).then().statusCode(404);
    steward().header("If-Match", "\"2\"").delete(path).then().statusCode(404);
  }

  @Test
  void impossibleContractsAreRefused() {
    refused("{\"rules\":{}}", "/rules");
    refused("{\"rules\":{\"nonsense\":0.1}}", "/rules");
    refused("{\"rules\":{\"no-duplicate-suspected\":0.1}}", "/rules");
    refused("{\"rules\":{\"reviewed-recently\":0.1}}", "/rules");
    refused("{\"rules\":{\"phone-valid\":2}}", "/rules/phone-valid");
    refused("{\"windowHours\":0,\"rules\":{\"phone-valid\":0.1}}", "/windowHours");
    refused("{\"minRecords\":0,\"rules\":{\"phone-valid\":0.1}}", "/minRecords");
    release("\"1\"", "{}").statusCode(400).body("errors[0].pointer", equalTo("/note"));
    Caller.as("steward", "*")
        .contentType("application/json")
        .header("If-Match", "\"0\"")
        .body(TERMS)
        .put("/v1/sources/UPPER/contract")
        .then()
        .statusCode(404);
  }

  @Test
  void onlyWhoMayDoesSo() {
    Caller.nobody().get(path).then().statusCode(401);
    Caller.as("auditor", "*").get(path).then().statusCode(403);
    Caller.as("agent", "sales-east")
        .contentType("application/json")
        .header("If-Match", "\"0\"")
        .body(TERMS)
        .put(path)
        .then()
        .statusCode(403);
    Caller.as("admin", "*")
        .contentType("application/json")
        .header("If-Match", "\"1\"")
        .body("{\"note\":\"x\"}")
        .post(path + "/release")
        .then()
        .statusCode(403);
  }

  private void feed(String... mobiles) {
    for (String mobile : mobiles) {
      intake.register(intake.customer().via("source:" + system).named("王", "小明").mobile(mobile));
    }
  }

  private long asked() {
    return sum("phone-valid");
  }

  private long sum(String rule) {
    return database
        .query(
            "SELECT coalesce(sum(asked), 0) FROM source_feed WHERE system = ? AND rule = ?",
            row -> row.getLong(1),
            system,
            rule)
        .getFirst();
  }

  private ValidatableResponse put(String version, String body) {
    return changing(version, body).put(path).then();
  }

  private ValidatableResponse release(String version, String body) {
    return changing(version, body).post(path + "/release").then();
  }

  private void refused(String body, String pointer) {
    put("\"0\"", body)
        .statusCode(400)
        .body("code", equalTo("validation-failed"))
        .body("errors[0].pointer", equalTo(pointer));
  }

  private static RequestSpecification changing(String version, String body) {
    RequestSpecification request = steward().contentType("application/json").body(body);
    return version == null ? request : request.header("If-Match", version);
  }

  private static RequestSpecification steward() {
    return Caller.as("steward", "*");
  }
}
