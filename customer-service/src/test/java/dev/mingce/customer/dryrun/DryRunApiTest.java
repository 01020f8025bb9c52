package dev.mingce.customer.dryrun;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import dev.mingce.customer.datastandard.StandardApi;
import dev.mingce.customer.testing.CustomerApi;
import dev.mingce.kit.Ids;
import dev.mingce.stack.issuer.TokenSpec;
import dev.mingce.stack.testing.LocalStack;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "customer"))
class DryRunApiTest {
  private final CustomerApi api = new CustomerApi();
  private final CustomerApi other = new CustomerApi();
  private final StandardApi standards = new StandardApi(api.unit());

  @Inject DataSource dataSource;

  @Test
  void itTellsWhatWouldBreakForEachRuleSourceAndUnitWithMaskedValues() {
    api.create(person(api, "王", "\"mobile\",\"value\":\"138 1234 5678\""));
    api.create(person(api, "王", "\"email\",\"value\":\"xiaoming@example.com\""));
    feed("欧阳上官", "\"mobile\",\"value\":\"139 0000 1111\"");
    other.create(person(other, "欧阳上官", "\"email\",\"value\":\"b@example.com\""));
    String path =
        standards.draft(
            "event",
            String.join(
                ",",
                "{\"path\":\"/contactPoints/mobile/value\",\"type\":\"text\",\"required\":true,"
                    + "\"labels\":{\"zh-CN\":\"甲\",\"en\":\"A\"}}",
                StandardApi.field("/name/family", ",\"maxLength\":2"),
                StandardApi.field("/contactPoints/email/value", ",\"pattern\":\"[0-9]+\"")));

    String both = "both-" + api.unit();
    Response report = report(run(both, path, api.unit(), other.unit()), both);

    report
        .then()
        .statusCode(200)
        .body("state", equalTo("done"))
        .body("looked", equalTo(4))
        .body("refused", equalTo(3))
        .body(
            "rules.collect { it.path + ' ' + it.code + ' ' + it.records }",
            containsInAnyOrder(
                "/contactPoints entry-required 2",
                "/contactPoints/*/value pattern-mismatch 2",
                "/name/family too-long 2"))
        .body(
            "sources.collect { it.source + ' ' + it.breaks }",
            containsInAnyOrder("api 5", "source:crm 1"))
        .body(
            "units.collect { it.unit + ' ' + it.records }",
            containsInAnyOrder(api.unit() + " 2", other.unit() + " 1"))
        .body("samples", hasSize(3))
        .body("samples.changedSince", everyItem(equalTo(false)))
        .body(
            "samples.faults.flatten().value.findAll { it != null }",
            containsInAnyOrder("x***@example.com", "欧阳**", "欧阳**", "***@example.com"));
    assertThat(report.asString())
        .doesNotContain("上官")
        .doesNotContain("xiaoming")
        .contains("The value may have at most 2 characters.");
    // A colleague of one unit sees its part only, and not the job of somebody else.
    report(run("mine-" + api.unit(), path, api.unit()), "mine-" + api.unit())
        .then()
        .body("looked", equalTo(3))
        .body("units.unit", contains(api.unit()));
  }

  @Test
  void itChangesNothingAndGoesOnWhereAnotherWorkerStopped() throws Exception {
    for (int i = 0; i < 5; i++) {
      api.create(person(api, "欧阳上官", "\"mobile\",\"value\":\"138 1234 567" + i + "\""));
    }
    String path = standards.draft("event", StandardApi.field("/name/family", ",\"maxLength\":2"));
    UUID job = Ids.next();
    List<String> ids =
        strings("SELECT id FROM customer WHERE owner_unit = '" + api.unit() + "' ORDER BY id");
    // As a worker left it that died after two records.
    sql(
        "INSERT INTO job (id, kind, state, total, done, rejected, unit, actor_subject, actor_type,"
            + " created_at, started_at, lease_owner, lease_until) VALUES ('"
            + job
            + "', 'dry-run',"
            + " 'running', 5, 2, 2, '"
            + api.unit()
            + "', 'gone', 'user', now(), now(),"
            + " gen_random_uuid(), now() - interval '1 minute');"
            + " INSERT INTO dry_run SELECT '"
            + job
            + "'::uuid, id, 'person-event-x', version, kind,"
            + " definition, ARRAY['"
            + api.unit()
            + "'], '"
            + ids.get(1)
            + "'::uuid FROM data_standard"
            + " WHERE id = '"
            + path.substring(path.lastIndexOf('/') + 1)
            + "';"
            + " INSERT INTO dry_run_count VALUES ('"
            + job
            + "', '', '', 'api', '"
            + api.unit()
            + "', 2), ('"
            + job
            + "', '/name/family', 'too-long', 'api', '"
            + api.unit()
            + "', 2)");

    await("mine", job.toString(), api.unit());

    report(job.toString(), "mine")
        .then()
        .body("looked", equalTo(5))
        .body("refused", equalTo(5))
        .body("rules.records", contains(5))
        .body("samples", hasSize(3));
    assertThat(strings("SELECT version FROM customer WHERE owner_unit = '" + api.unit() + "'"))
        .containsOnly("1");
  }

  @Test
  void ofManyBadRecordsAFewAreShown() {
    for (int i = 0; i < 9; i++) {
      api.create(person(api, "欧阳上官", "\"mobile\",\"value\":\"138 1234 567" + i + "\""));
    }
    String path = standards.draft("event", StandardApi.field("/name/family", ",\"maxLength\":2"));
    report(run("few-" + api.unit(), path, api.unit()), "few-" + api.unit())
        .then()
        .body("refused", equalTo(9))
        .body("samples.size()", lessThanOrEqualTo(5));
  }

  @Test
  void itIsAJobThatIsCancelledAndRepeatedSafely() {
    String path = standards.draft("event", StandardApi.field("/name/family", ",\"maxLength\":2"));
    String key = UUID.randomUUID().toString();
    Response first = standards.steward().header("Idempotency-Key", key).post(path + "/dry-run");
    Response again = standards.steward().header("Idempotency-Key", key).post(path + "/dry-run");
    first.then().statusCode(202).body("kind", equalTo("dry-run")).body("state", equalTo("queued"));
    again
        .then()
        .statusCode(202)
        .header("Idempotency-Replayed", equalTo("true"))
        .header("Location", equalTo(first.header("Location")));
    int cancelled = standards.steward().post(first.header("Location") + "/cancel").statusCode();
    // It may have been done before.
    assertThat(cancelled).isIn(200, 409);
    standards.steward().post(path + "/dry-run").then().statusCode(400);
    standards.retire(path).then().statusCode(200);
    dryRun("me", path, api.unit()).then().statusCode(409).body("code", equalTo("standard-retired"));
  }

  @Test
  void onlyStewardsTryOutAndOnlyWhoMaySeesTheReport() {
    String path = standards.draft("event", StandardApi.field("/custom/a", ""));
    given().post(path + "/dry-run").then().statusCode(401);
    api.agent()
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .post(path + "/dry-run")
        .then()
        .statusCode(403);
    dryRun("me", StandardApi.STANDARDS + "/" + Ids.next(), api.unit()).then().statusCode(404);
    dryRun("me", StandardApi.STANDARDS + "/builtin-person", api.unit()).then().statusCode(404);
    String job = run("me-" + api.unit(), path, api.unit());
    given().get("/v1/jobs/" + job + "/dry-run").then().statusCode(401);
    api.agent().get("/v1/jobs/" + job + "/dry-run").then().statusCode(403);
    other.steward().get("/v1/jobs/" + job + "/dry-run").then().statusCode(404);
    standards.steward().get("/v1/jobs/" + Ids.next() + "/dry-run").then().statusCode(404);
    standards.steward().get("/v1/jobs/" + job + "/dry-run").then().statusCode(200);
  }

  private static Response dryRun(String subject, String path, String... units) {
    return as(subject, units)
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .post(path + "/dry-run");
  }

  private static String run(String subject, String path, String... units) {
    Response begun = dryRun(subject, path, units);
    begun.then().statusCode(202);
    String job = begun.path("id");
    await(subject, job, units);
    return job;
  }

  private static void await(String subject, String job, String... units) {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    Response seen = as(subject, units).get("/v1/jobs/" + job);
    while (seen.path("finishedAt") == null) {
      assertThat(System.nanoTime()).as(seen.asString()).isLessThan(end);
      Thread.onSpinWait();
      seen = as(subject, units).get("/v1/jobs/" + job);
    }
    seen.then()
        .body("state", equalTo("done"))
        .body("report", equalTo("/v1/jobs/" + job + "/dry-run"));
  }

  private Response report(String job, String subject) {
    return as(subject, api.unit(), other.unit())
        .header("Accept-Language", "en")
        .get("/v1/jobs/" + job + "/dry-run");
  }

  private static io.restassured.specification.RequestSpecification as(
      String subject, String... units) {
    return given()
        .auth()
        .oauth2(
            LocalStack.shared()
                .token(TokenSpec.role("steward").withSubject(subject).withUnits(units)));
  }

  private static String person(CustomerApi of, String family, String contact) {
    return "{\"kind\":\"person\",\"name\":{\"family\":\""
        + family
        + "\",\"given\":\"明\"},"
        + "\"contactPoints\":[{\"type\":"
        + contact
        + "}],\"owner\":{\"unit\":\""
        + of.unit()
        + "\"}}";
  }

  private void feed(String family, String contact) {
    api.agent()
        .contentType("application/json")
        .body(
            "{\"sourceTime\":\"2026-01-01T00:00:00Z\",\"customer\":"
                + person(api, family, contact)
                + "}")
        .put("/v1/sources/crm/records/" + UUID.randomUUID())
        .then()
        .statusCode(200);
  }

  private void sql(String sql) throws Exception {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> strings(String sql) throws Exception {
    List<String> found = new java.util.ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        found.add(row.getString(1));
      }
    }
    return found;
  }
}
