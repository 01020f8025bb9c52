package dev.mingce.customer.record;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.mingce.customer.testing.CustomerApi;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "customer"))
class ReviewApiTest {
  private final CustomerApi api = new CustomerApi();
  private String path = "";

  @Inject DataSource dataSource;

  @BeforeEach
  void aCustomerOfATierAndAStage() {
    path =
        api.create(
            """
            {"kind":"person","name":{"family":"王","given":"小明"},"tier":"gold","stage":"active",
             "owner":{"unit":"%s"}}
            """
                .formatted(api.unit()));
  }

  @Test
  void aReviewMakesAVersionThatChangesNothingButItsTime() throws Exception {
    api.agent().get(path).then().body("reviewedAt", nullValue());
    Response reviewed = review(api.agent().header("Reason", "yearly-check"), 1, "k1");
    reviewed.then().statusCode(200).header("ETag", equalTo("\"2-0\"")).body("version", equalTo(2));
    String at = reviewed.jsonPath().getString("reviewedAt");
    api.agent()
        .get(path)
        .then()
        .statusCode(200)
        .body("version", equalTo(2))
        .body("reviewedAt", equalTo(at))
        .body("updatedAt", equalTo(at))
        .body("tier", equalTo("gold"))
        .body("stage", equalTo("active"))
        .body("name.display", equalTo("王**"));
    api.agent()
        .get(path + "/revisions/2")
        .then()
        .body("revision.changedFields", empty())
        .body("revision.reason", equalTo("yearly-check"))
        .body("customer.reviewedAt", equalTo(at));
    api.agent().get(path + "/revisions/1").then().body("customer.reviewedAt", nullValue());
    assertThat(events("customer.reviewed.v1")).isEqualTo(1);
  }

  @Test
  void laterChangesKeepTheTimeOfTheReview() {
    String at = review(api.agent(), 1, "k1").jsonPath().getString("reviewedAt");
    api.patch(path, 2, "{\"tier\":\"platinum\",\"stage\":null}")
        .then()
        .statusCode(200)
        .body("tier", equalTo("platinum"))
        .body("stage", nullValue())
        .body("reviewedAt", equalTo(at));
    api.agent()
        .get(path + "/revisions/3")
        .then()
        .body("revision.changedFields", contains("/stage", "/tier"));
    api.agent().get(path + "/revisions/2").then().body("customer.stage", equalTo("active"));
  }

  @Test
  void aRepeatedReviewIsOneReview() {
    Response first = review(api.agent(), 1, "k1");
    review(api.agent(), 1, "k1")
        .then()
        .statusCode(200)
        .header("Idempotency-Replayed", equalTo("true"))
        .body("reviewedAt", equalTo(first.jsonPath().getString("reviewedAt")));
    api.agent().get(path).then().body("version", equalTo(2));
  }

  @Test
  void onlyWhatWasSeenIsConfirmedAndOnlyByWhoMayChangeIt() {
    review(api.agent(), 2, "k1").then().statusCode(412).body("currentVersion", equalTo(1));
    review(api.agent(), 0, "k2").then().statusCode(428);
    api.agent().header("If-Match", "\"1\"").post(path + "/review").then().statusCode(400);
    review(given(), 1, "k3").then().statusCode(401);
    review(CustomerApi.as("auditor", api.unit()), 1, "k4").then().statusCode(403);
    review(CustomerApi.as("agent", "elsewhere"), 1, "k5").then().statusCode(404);
    api.agent().get(path).then().body("version", equalTo(1));
  }

  @Test
  void aMergedCustomerLeadsToItsSurvivor() {
    UUID survivor =
        api.createId(
            "{\"kind\":\"person\",\"name\":{\"full\":\"王明\"},\"owner\":{\"unit\":\""
                + api.unit()
                + "\"}}");
    String id = path.substring(path.lastIndexOf('/') + 1);
    CustomerApi.post(
            api.steward().header("If-Match", "\"1\""),
            "/v1/customers/" + survivor + "/merge",
            "{\"customerIds\":[\"" + id + "\"],\"reason\":\"same-person\"}")
        .then()
        .statusCode(200);
    review(api.agent().redirects().follow(false), 2, "k1")
        .then()
        .statusCode(308)
        .header("Location", equalTo("/v1/customers/" + survivor));
  }

  @Test
  void aCodeThatIsNotInTheListIsRefusedAtItsPlace() {
    api.patch(path, 1, "{\"tier\":\"wood\",\"stage\":\"unborn\"}")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/tier", "/stage"))
        .body("errors.code", contains("unknown-code", "unknown-code"));
  }

  private Response review(RequestSpecification caller, long version, String key) {
    RequestSpecification request = caller.header("Idempotency-Key", key + path);
    return (version == 0 ? request : request.header("If-Match", "\"" + version + "\""))
        .post(path + "/review");
  }

  private long events(String type) throws Exception {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement count =
            connection.prepareStatement(
                "SELECT count(*) FROM outbox WHERE type = ? AND subject = ?")) {
      count.setString(1, type);
      count.setString(2, path.substring(path.lastIndexOf('/') + 1));
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
