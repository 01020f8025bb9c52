package dev.mingce.audit.retention;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import dev.mingce.audit.Database;
import dev.mingce.kit.Ids;
import dev.mingce.stack.testing.LocalStack;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "audit"))
class HoldsApiTest {
  private static final String HOLDS = "/v1/audit/legal-holds";

  @Inject Database database;

  private final int year = LocalDate.now(ZoneOffset.UTC).getYear();

  @Test
  void aLegalHoldIsARecordOfItsOwn() {
    String id = place().then().statusCode(201).extract().path("id");

    as("privacy-officer").get(HOLDS).then().statusCode(200).body("items[0].id", equalTo(id));
    assertThat(
            database.number(
                "SELECT count(*) FROM entry WHERE action = 'audit.legal-hold-placed' AND"
                    + " target_id = ?",
                id))
        .isEqualTo(1);
    assertThatThrownBy(() -> database.execute("DELETE FROM legal_hold"))
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> database.execute("UPDATE legal_hold SET to_year = from_year"))
        .hasMessageContaining("permission denied");
    release(id).then().statusCode(200).body("releasedBy", equalTo("dev-privacy-officer"));
    release(id).then().statusCode(409).body("code", equalTo("conflict"));
    assertThatThrownBy(
            () -> database.execute("UPDATE legal_hold SET released_by = NULL, released_at = NULL"))
        .hasMessageContaining("released once");
  }

  @Test
  void aLegalHoldIsPlacedOnceForEachKeyAndOnlyByWhoMay() {
    String key = UUID.randomUUID().toString();
    String body = "{\"fromYear\":2030,\"toYear\":2031,\"reason\":\"case-1\"}";
    String first = post("privacy-officer", key, body).then().statusCode(201).extract().path("id");

    post("privacy-officer", key, body)
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .body("id", equalTo(first));
    post("privacy-officer", key, body.replace("2031", "2032")).then().statusCode(422);
    post("privacy-officer", UUID.randomUUID().toString(), body.replace("2031", "2029"))
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/toYear"));
    post("privacy-officer", UUID.randomUUID().toString(), body.replace("case-1", "张三"))
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/reason"));
    post("auditor", UUID.randomUUID().toString(), body).then().statusCode(403);
    given().contentType("application/json").body(body).post(HOLDS).then().statusCode(401);
    as("privacy-officer")
        .contentType("application/json")
        .body(body)
        .post(HOLDS)
        .then()
        .statusCode(400)
        .body("code", equalTo("idempotency-key-required"));
    release(Ids.next().toString()).then().statusCode(404);
    release("none").then().statusCode(404);
    release(first).then().statusCode(200);
  }

  private io.restassured.response.Response place() {
    return post(
        "privacy-officer",
        UUID.randomUUID().toString(),
        "{\"fromYear\":" + year + ",\"toYear\":" + (year + 1) + ",\"reason\":\"case-4711\"}");
  }

  private static io.restassured.response.Response post(String role, String key, String body) {
    return as(role)
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(body)
        .post(HOLDS);
  }

  private static io.restassured.response.Response release(String id) {
    return as("privacy-officer")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .post(HOLDS + "/" + id + "/release");
  }

  private static io.restassured.specification.RequestSpecification as(String role) {
    return given().auth().oauth2(LocalStack.shared().token(role));
  }
}
