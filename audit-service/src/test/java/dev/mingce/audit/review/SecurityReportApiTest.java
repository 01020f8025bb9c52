package dev.mingce.audit.review;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.audit.Database;
import dev.mingce.audit.Drafts;
import dev.mingce.audit.log.CheckpointService;
import dev.mingce.audit.log.EntryLogService;
import dev.mingce.audit.log.Outcome;
import dev.mingce.kit.Ids;
import dev.mingce.stack.testing.LocalStack;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "audit"))
class SecurityReportApiTest {
  private static final String PATH = "/v1/audit/reports/security";

  // A month of a year in which no other test has entries.
  private static final String BODY =
      "{\"from\":\"2018-03-01T00:00:00Z\",\"to\":\"2018-04-01T00:00:00Z\"}";

  @Inject SecurityReportTimer timer;
  @Inject SecurityReportService reports;
  @Inject EntryLogService log;
  @Inject CheckpointService checkpoints;
  @Inject Database database;

  private final String actor = "actor-" + Ids.next();

  @Test
  void makesAReportThatIsRecordedWithItsHashes() throws Exception {
    QuarkusTransaction.requiringNew()
        .run(() ->
            log.append(
                Drafts.of(
                    "customer.reveal",
                    Outcome.DONE,
                    actor,
                    "c-1",
                    Instant.parse("2018-03-04T05:06:07Z"))));
    long size = database.number("SELECT size FROM log_head");
    Awaitility.await().until(() -> checkpoints.latest().size() >= size);
    Response requested = post(as("auditor"), Ids.next().toString(), BODY);
    assertThat(requested.statusCode()).isEqualTo(202);
    String path = requested.header("Location").replaceFirst("^https?://[^/]+", "");
    as("auditor").get(path).then().statusCode(200).body("state", equalTo("queued"));
    as("auditor").get(path + "/pdf").then().statusCode(404);

    while (timer.makeNext()) {
      // Until none is waiting.
    }

    Response report = as("auditor").get(path);
    assertThat(report.<String>path("state")).isEqualTo("done");
    byte[] content =
        as("auditor").get(path + "/content").then().statusCode(200).extract().asByteArray();
    byte[] pdf =
        as("auditor")
            .get(path + "/pdf")
            .then()
            .statusCode(200)
            .contentType("application/pdf")
            .extract()
            .asByteArray();
    assertThat(report.<String>path("jsonSha256")).isEqualTo(sha256(content));
    assertThat(report.<String>path("pdfSha256")).isEqualTo(sha256(pdf));
    assertThat(new String(pdf, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("%PDF-");
    JsonNode json = new ObjectMapper().readTree(content);
    assertThat(json.at("/access/0/actor").asText()).isEqualTo(actor);
    assertThat(json.at("/accessByRole/0/role").asText()).isEqualTo("not recorded");
    assertThat(json.at("/grants/available").asBoolean()).isFalse();
    assertThat(json.at("/integrity/treeSize").isNumber()).isTrue();
    assertThat(json.at("/integrity/checkpoint").asText()).contains("\u2014 ");
    List<Object> recorded =
        database.column(
            "SELECT convert_from(bytes, 'UTF8')::jsonb #>> '{data,jsonSha256}' FROM entry WHERE"
                + " action = 'audit.security-report' AND target_id = ?",
            requested.<String>path("id"));
    assertThat(recorded).containsExactly(sha256(content));
    assertThat(
            database.number(
                "SELECT count(*) FROM entry WHERE action = 'audit.export' AND target_id = ? AND"
                    + " outcome = 'done'",
                requested.<String>path("id")))
        .isEqualTo(2);
  }

  @Test
  void repeatsTheAnswerAndRefusesWhatCannotBe() {
    String key = Ids.next().toString();
    Response first = post(as("auditor"), key, BODY);
    Response again = post(as("auditor"), key, BODY);
    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(post(as("auditor"), key, BODY.replace("03-01", "03-02")).statusCode())
        .isEqualTo(422);
    assertThat(post(as("auditor"), null, BODY).statusCode()).isEqualTo(400);
    for (String bad :
        List.of(
            "{}",
            "{\"from\":\"x\",\"to\":\"2018-04-01T00:00:00Z\"}",
            "{\"from\":\"2018-04-01T00:00:00Z\",\"to\":\"2018-04-01T00:00:00Z\"}",
            "{\"from\":\"2010-04-01T00:00:00Z\",\"to\":\"2018-04-01T00:00:00Z\"}")) {
      assertThat(post(as("auditor"), Ids.next().toString(), bad).statusCode())
          .as(bad)
          .isEqualTo(400);
    }
    assertThat(post(as("privacy-officer"), key, BODY).statusCode()).isEqualTo(403);
    as("privacy-officer").get(PATH).then().statusCode(200);
    as("privacy-officer").get(PATH + "/" + Ids.next() + "/pdf").then().statusCode(403);
    as("auditor").get(PATH + "/" + Ids.next()).then().statusCode(404);
    as("auditor").get(PATH + "/" + Ids.next() + "/content").then().statusCode(404);
    as("auditor").queryParam("cursor", "x").get(PATH).then().statusCode(400);
    as("agent").get(PATH).then().statusCode(403);
    given().get(PATH).then().statusCode(401);
    while (timer.makeNext()) {
      // Leaves nothing to the other test.
    }
  }

  @Test
  void asksForEachMonthOnce() {
    Instant now = Instant.parse("2017-06-15T12:00:00Z");
    QuarkusTransaction.requiringNew().run(() -> reports.requestDue(now));
    QuarkusTransaction.requiringNew().run(() -> reports.requestDue(now.plusSeconds(60)));

    assertThat(
            database.column(
                "SELECT from_at || ' ' || to_at FROM security_report WHERE requested_by ="
                    + " 'schedule' AND from_at = '2017-05-01T00:00:00Z'"))
        .hasSize(1);
    while (timer.makeNext()) {
      // Leaves nothing to the other test.
    }
  }

  private static String sha256(byte[] bytes) throws Exception {
    return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static Response post(RequestSpecification as, String key, String body) {
    RequestSpecification request = as.contentType("application/json").body(body);
    return (key == null ? request : request.header("Idempotency-Key", key)).post(PATH);
  }

  private static RequestSpecification as(String role) {
    return given().auth().oauth2(LocalStack.shared().token(role));
  }
}
