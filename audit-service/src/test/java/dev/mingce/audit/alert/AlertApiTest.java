package dev.mingce.audit.alert;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.mingce.audit.Database;
import dev.mingce.kit.Ids;
import dev.mingce.stack.testing.LocalStack;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "audit"))
class AlertApiTest {
  private static final String PATH = "/v1/audit/alerts";
  private static final Instant FROM = Instant.parse("2026-03-04T00:00:00Z");

  @Inject AlertService alerts;
  @Inject Database database;

  private final String actor = "actor-" + Ids.next();

  @Test
  void raisesTheSameOnlyOnceAndTellsLogAndTopic() {
    String id = raise();
    raise();

    assertThat(database.number("SELECT count(*) FROM alert WHERE subject = ?", actor)).isEqualTo(1);
    assertThat(
            database.number(
                "SELECT count(*) FROM outbox WHERE topic = 'mingce.audit.alerts.v1' AND"
                    + " convert_from(payload, 'UTF8')::jsonb ->> 'alertId' = ?",
                id))
        .isEqualTo(1);
    assertThat(
            database.column("SELECT action FROM entry WHERE target_id = ? ORDER BY leaf_index", id))
        .containsExactly("audit.alert-raised");
  }

  @Test
  void keepsWhoLookedAtIt() {
    String id = raise();
    String path = PATH + "/" + id;
    as("privacy-officer").get(path).then().statusCode(200).header("ETag", equalTo("\"1\""));

    review(as("auditor"), path, "\"1\"", "a recall, agreed")
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"2\""))
        .body("reviewedBy", equalTo("dev-auditor"))
        .body("note", equalTo("a recall, agreed"));

    assertThat(
            database.column(
                "SELECT actor_subject FROM entry WHERE target_id = ? AND action ="
                    + " 'audit.alert-reviewed'",
                id))
        .containsExactly("dev-auditor");
    review(as("auditor"), path, "\"1\"", "again").then().statusCode(412);
    review(as("auditor"), path, null, "again").then().statusCode(428);
    review(as("auditor"), path, "\"2\"", "call 138 1234 5678").then().statusCode(400);
    review(as("auditor"), path, "\"2\"", " ").then().statusCode(400);
    review(as("privacy-officer"), path, "\"2\"", "again").then().statusCode(403);
    review(as("auditor"), PATH + "/" + Ids.next() + "/x", "\"2\"", "again").then().statusCode(404);
    review(as("auditor"), PATH + "/" + Ids.next(), "\"2\"", "again").then().statusCode(404);
  }

  @Test
  void listsWhatNobodyLookedAt() {
    String open = raise();
    review(as("auditor"), PATH + "/" + open, "\"1\"", "known").then().statusCode(200);
    String other =
        raise(
            new AlertService.Finding(
                "out-of-hours", "warning", actor, 3, FROM, FROM.plusSeconds(60), null));

    as("auditor")
        .queryParam("state", "open")
        .get(PATH)
        .then()
        .statusCode(200)
        .body("items.id", hasItem(other))
        .body("items.id", not(hasItem(open)));
    String cursor =
        as("auditor")
            .queryParam("limit", 1)
            .get(PATH)
            .then()
            .statusCode(200)
            .extract()
            .path("nextCursor");
    as("auditor")
        .queryParam("limit", 1)
        .queryParam("cursor", cursor)
        .get(PATH)
        .then()
        .statusCode(200);
    as("auditor").queryParam("state", "x").get(PATH).then().statusCode(400);
    as("auditor").queryParam("cursor", "x").get(PATH).then().statusCode(400);
    as("auditor").get(PATH + "/" + Ids.next()).then().statusCode(404);
    as("agent").get(PATH).then().statusCode(403);
    given().get(PATH).then().statusCode(401);
  }

  private String raise() {
    return raise(
        new AlertService.Finding(
            "reveal-volume", "warning", actor, 240, FROM, FROM.plusSeconds(60), null));
  }

  private String raise(AlertService.Finding finding) {
    QuarkusTransaction.requiringNew().run(() -> alerts.raise(finding));
    return database
        .column("SELECT id FROM alert WHERE subject = ? AND kind = ?", actor, finding.kind())
        .getFirst()
        .toString();
  }

  private static io.restassured.response.Response review(
      RequestSpecification as, String path, String ifMatch, String note) {
    RequestSpecification request = as.contentType("application/json").body(Map.of("note", note));
    return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put(path + "/review");
  }

  private static RequestSpecification as(String role) {
    return given().auth().oauth2(LocalStack.shared().token(role));
  }
}
