package dev.mingce.customer.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import dev.mingce.customer.imports.ImportClient;
import dev.mingce.kit.Ids;
import dev.mingce.stack.issuer.TokenSpec;
import dev.mingce.stack.testing.LocalStack;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "customer"))
class JobApiTest {
  private final String unit = "unit-" + Ids.next();
  private final ImportClient mine = ImportClient.agent("me-" + unit, unit);
  private final ImportClient colleague = ImportClient.agent("colleague-" + unit, unit);
  private final ImportClient stranger = ImportClient.agent("stranger-" + unit, "other-" + unit);

  @Test
  void listsItsOwnJobsAndThoseOfItsUnitsNewestFirst() {
    String first = job(mine, unit);
    String second = job(colleague, unit);
    job(stranger, "other-" + unit);
    String third = job(mine, unit);

    assertThat(ids(mine.request().get("/v1/jobs"))).containsExactly(third, second, first);
    assertThat(ids(colleague.request().get("/v1/jobs"))).containsExactly(third, second, first);
    assertThat(ids(stranger.request().get("/v1/jobs"))).hasSize(1).doesNotContain(first, second);
    assertThat(ids(ImportClient.agent("chief-" + unit, "*").request().get("/v1/jobs?limit=200")))
        .contains(third, second, first);
  }

  @Test
  void listsPageByPage() {
    List<String> jobs = List.of(job(mine, unit), job(mine, unit), job(mine, unit)).reversed();

    Response page = mine.request().get("/v1/jobs?limit=2");
    assertThat(ids(page)).isEqualTo(jobs.subList(0, 2));
    assertThat(page.header("Link")).contains("limit=2").endsWith("rel=\"next\"");
    String cursor = page.path("nextCursor");
    mine.request()
        .queryParam("cursor", cursor)
        .queryParam("limit", 2)
        .get("/v1/jobs")
        .then()
        .statusCode(200)
        .body("items.id", contains(jobs.get(2)))
        .body("nextCursor", nullValue());
    colleague
        .request()
        .queryParam("cursor", cursor)
        .get("/v1/jobs")
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid-cursor"));
    mine.request()
        .queryParam("cursor", cursor)
        .queryParam("state", "done")
        .get("/v1/jobs")
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid-cursor"));
  }

  @Test
  void listsJobsOfOneState() {
    String done = job(mine, unit);
    mine.finished(done).body("state", equalTo("done"));

    mine.request()
        .get("/v1/jobs?state=done")
        .then()
        .statusCode(200)
        .header("Cache-Control", equalTo("no-store"))
        .body("items.id", contains(done))
        .body("items.state", everyItem(equalTo("done")));
    mine.request().get("/v1/jobs?state=failed").then().body("items.size()", equalTo(0));
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, invalid-parameter",
    "limit=201, invalid-parameter",
    "limit=x, invalid-parameter",
    "state=DONE, invalid-parameter",
    "cursor=abc, invalid-cursor",
    "status=done, unknown-query-parameter"
  })
  void refusesWhatItDoesNotKnow(String query, String code) {
    mine.request()
        .get("/v1/jobs?" + query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo(code));
  }

  @Test
  void letsNobodyInWhoMayNot() {
    RestAssured.given().get("/v1/jobs").then().statusCode(401);
    RestAssured.given()
        .auth()
        .oauth2(LocalStack.shared().token(TokenSpec.role("analyst")))
        .get("/v1/jobs")
        .then()
        .statusCode(403);
    String job = job(mine, unit);
    for (String path : List.of("", "/report", "/events")) {
      stranger
          .request()
          .get("/v1/jobs/" + job + path)
          .then()
          .statusCode(404)
          .body("code", equalTo("not-found"));
      RestAssured.given().get("/v1/jobs/" + job + path).then().statusCode(401);
    }
    stranger.request().post("/v1/jobs/" + job + "/cancel").then().statusCode(404);
    mine.request().get("/v1/jobs/nobody").then().statusCode(404);
    mine.request().get("/v1/jobs/" + Ids.next()).then().statusCode(404);
    colleague.request().get("/v1/jobs/" + job).then().statusCode(200);
  }

  @Test
  void streamsTheEndOfAJobThatHasEnded() {
    String job = job(mine, unit);
    mine.finished(job);

    String events = mine.request().get("/v1/jobs/" + job + "/events").then().extract().asString();

    assertThat(events.lines().filter(line -> line.startsWith("event:")))
        .containsExactly("event:ended");
    assertThat(events).contains("\"state\":\"done\"").contains("\"created\":1");
  }

  private static String job(ImportClient client, String owner) {
    String mapping =
        "{\"columns\":{\"name\":\"name.full\"},\"owner\":{\"unit\":\"" + owner + "\"}}";
    return ImportClient.job(client.post("name\nx\n", mapping));
  }

  private static List<String> ids(Response response) {
    return response.then().statusCode(200).extract().path("items.id");
  }
}
