package dev.mingce.dedup.job;

import static dev.mingce.dedup.Http.as;
import static dev.mingce.dedup.Http.posting;
import static dev.mingce.dedup.Http.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.mingce.dedup.Database;
import dev.mingce.dedup.TestDatabase;
import dev.mingce.dedup.Unlike;
import dev.mingce.dedup.intake.TestCustomer;
import dev.mingce.dedup.intake.TestIntake;
import dev.mingce.kit.Ids;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "dedup"))
class MatchJobTest {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  @Inject TestIntake intake;
  @Inject TestDatabase database;
  @Inject Database sql;

  private final Unlike unlike = new Unlike();
  private final String number = unlike.digits();
  private final String family = unlike.family();
  private final String born = unlike.born();
  private final String mobile = "138" + number;

  @Test
  void theShippedModelsAreInForceFromTheStartWithTheirExpectedPrecision() {
    Response models = as("steward", "*").get("/v1/models?kind=person");
    models.then().statusCode(200).body("items.version", hasItem("shipped-person-1"));
    String id = models.path("items.find { it.version == 'shipped-person-1' }.id");

    as("steward", "*")
        .get("/v1/models/" + id)
        .then()
        .statusCode(200)
        .header("ETag", notNullValue())
        .body("origin", equalTo("shipped"))
        .body("expectedPrecision", greaterThan(0.999))
        .body("document.attributes.phone.levels.shared.m", notNullValue());
  }

  @Test
  void aModelIsLearnedComparedAndPutInForceAndWhatPeopleSaidStays() {
    TestCustomer left = intake.customer().named(family, "小明").born(born).mobile(mobile);
    TestCustomer right = intake.customer().named(family, "小明").born(born).mobile(mobile);
    intake.register(left, right);
    posting(
            "steward",
            "{\"left\":\"%s\",\"right\":\"%s\",\"type\":\"cannot-link\"}"
                .formatted(left.id(), right.id()))
        .post("/v1/assertions")
        .then()
        .statusCode(201);
    Response shipped = as("steward", "*").get("/v1/models?kind=organisation");
    String before = shipped.path("items.find { it.state == 'active' }.id");

    String training = posting("steward", "{\"kind\":\"person\"}").post("/v1/models").path("id");
    ended(training, "done");
    String model = as("steward", "*").get("/v1/match-jobs/" + training).path("modelId");
    as("steward", "*")
        .get("/v1/models/" + model)
        .then()
        .body("state", equalTo("candidate"))
        .body("origin", equalTo("trained"))
        .body("records", greaterThan(1));

    Response queued =
        posting("steward", "{\"kind\":\"person\",\"modelId\":\"" + model + "\"}")
            .post("/v1/match-jobs");
    queued.then().statusCode(202).body("type", equalTo("re-match"));
    String job = queued.path("id");
    assertThat(queued.header("Location")).isEqualTo("/v1/match-jobs/" + job);
    ended(job, "ready");
    Response ready = as("steward", "*").get("/v1/match-jobs/" + job);
    ready
        .then()
        .body("report.keptLinks", notNullValue())
        .body("report.newLinks", notNullValue())
        .body("report.brokenLinks", notNullValue())
        .body("report.modelVersion", notNullValue());

    refused(
        posting("steward", "").post("/v1/match-jobs/" + job + "/promote"),
        428,
        "precondition-required");
    refused(
        posting("steward", "")
            .header("If-Match", "\"99\"")
            .post("/v1/match-jobs/" + job + "/promote"),
        412,
        "precondition-failed");
    posting("steward", "")
        .header("If-Match", ready.header("ETag"))
        .post("/v1/match-jobs/" + job + "/promote")
        .then()
        .statusCode(200)
        .body("state", equalTo("promoted"));
    await()
        .atMost(LIMIT)
        .until(() -> sql.query("SELECT 1 FROM rescore_task", row -> true).isEmpty());
    assertThat(database.pairs(left.id())).containsExactly("withdrawn distinct");
    assertThat(sql.query("SELECT 1 FROM shadow_edge", row -> true)).isEmpty();

    Response person = as("steward", "*").get("/v1/models?kind=person");
    String original = person.path("items.find { it.version == 'shipped-person-1' }.id");
    Response tag = as("steward", "*").get("/v1/models/" + original);
    posting("steward", "")
        .header("If-Match", tag.header("ETag"))
        .post("/v1/models/" + original + "/activate")
        .then()
        .statusCode(200)
        .body("state", equalTo("active"));
    await()
        .atMost(LIMIT)
        .until(() -> sql.query("SELECT 1 FROM rescore_task", row -> true).isEmpty());
    assertThat(before).isNotNull();
  }

  @Test
  void thresholdsNameTheVersionThatTheyChange() {
    Response models = as("steward", "*").get("/v1/models?kind=organisation");
    String id = models.path("items[0].id");
    String path = "/v1/models/" + id + "/thresholds";
    String tag = as("steward", "*").get("/v1/models/" + id).header("ETag");
    String body = "{\"link\":0,\"guard\":-3,\"merge\":12}";

    refused(posting("steward", body).put(path), 428, "precondition-required");
    refused(
        posting("steward", body).header("If-Match", "\"99\"").put(path),
        412,
        "precondition-failed");
    refused(
        posting("steward", "{\"link\":0,\"guard\":5,\"merge\":12}")
            .header("If-Match", tag)
            .put(path),
        400,
        "validation-failed");
    posting("steward", body)
        .header("If-Match", tag)
        .put(path)
        .then()
        .statusCode(200)
        .body("thresholds.merge", equalTo(12.0));
  }

  @Test
  void aJobEndsOnce() {
    String job =
        posting("steward", "{\"kind\":\"organisation\"}").post("/v1/match-jobs").path("id");
    ended(job, "ready");

    as("steward", "*")
        .post("/v1/match-jobs/" + job + "/cancel")
        .then()
        .statusCode(200)
        .body("state", equalTo("cancelled"));

    refused(as("steward", "*").post("/v1/match-jobs/" + job + "/cancel"), 409, "job-finished");
    refused(
        posting("steward", "")
            .header("If-Match", as("steward", "*").get("/v1/match-jobs/" + job).header("ETag"))
            .post("/v1/match-jobs/" + job + "/promote"),
        409,
        "job-not-ready");
    as("steward", "*").get("/v1/match-jobs").then().body("items.id", hasItem(job));
  }

  @Test
  void whatIsWrongWithARequestIsSaid() {
    given().get("/v1/models").then().statusCode(401);
    given().get("/v1/match-jobs").then().statusCode(401);
    refused(as("agent", "*").get("/v1/models"), 403, "forbidden");
    refused(posting("agent", "{}").post("/v1/models"), 403, "forbidden");
    refused(posting("agent", "{}").post("/v1/match-jobs"), 403, "forbidden");
    refused(as("steward", "*").get("/v1/models/" + Ids.next()), 404, "not-found");
    refused(as("steward", "*").get("/v1/match-jobs/" + Ids.next()), 404, "not-found");
    refused(posting("steward", "{}").post("/v1/models"), 400, "validation-failed");
    refused(
        posting("steward", "{\"kind\":\"x\"}").post("/v1/match-jobs"), 400, "validation-failed");
    refused(
        posting("steward", "{\"kind\":\"person\",\"modelId\":\"" + Ids.next() + "\"}")
            .post("/v1/match-jobs"),
        400,
        "validation-failed");
  }

  private static void ended(String job, String state) {
    await()
        .atMost(LIMIT)
        .untilAsserted(() ->
            as("steward", "*")
                .get("/v1/match-jobs/" + job)
                .then()
                .statusCode(200)
                .body("state", equalTo(state)));
  }
}
