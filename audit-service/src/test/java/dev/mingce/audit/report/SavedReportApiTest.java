package dev.mingce.audit.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mingce.audit.Database;
import dev.mingce.audit.Drafts;
import dev.mingce.audit.log.EntryDraft;
import dev.mingce.audit.log.EntryLogService;
import dev.mingce.audit.log.Outcome;
import dev.mingce.audit.log.Target;
import dev.mingce.events.Actor;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "audit"))
class SavedReportApiTest {
  private static final String PATH = "/v1/audit/reports";

  // A Wednesday of a year in which no other test has entries.
  private static final Instant DAY = Instant.parse("2019-05-15T00:00:00Z");

  @Inject EntryLogService log;
  @Inject ReportRunService runs;
  @Inject Database database;

  private final String actor = "actor-" + Ids.next();

  @Test
  void savesReplacesAndRemovesAReport() {
    String key = Ids.next().toString();
    String body = "{\"name\":\"Night\",\"kind\":\"out-of-hours\",\"schedule\":\"weekly\"}";
    Response saved = post(as("auditor"), PATH, key, body);
    assertThat(saved.statusCode()).isEqualTo(201);
    String path = saved.header("Location").replaceFirst("^https?://[^/]+", "");
    assertThat(saved.header("ETag")).isEqualTo("\"1\"");
    Response again = post(as("auditor"), PATH, key, body);
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.path("id").toString()).isEqualTo(saved.path("id"));
    assertThat(post(as("auditor"), PATH, key, body.replace("Night", "Nights")).statusCode())
        .isEqualTo(422);
    assertThat(post(as("auditor"), PATH, null, body).statusCode()).isEqualTo(400);
    assertThat(post(as("privacy-officer"), PATH, key, body).statusCode()).isEqualTo(403);

    as("privacy-officer").get(path).then().statusCode(200).body("schedule", equalTo("weekly"));
    put(path, null, body).then().statusCode(428);
    put(path, "\"7\"", body).then().statusCode(412);
    put(path, "\"1\"", body.replace("weekly", "none"))
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"2\""))
        .body("nextAt", nullValue());
    as("auditor").header("If-Match", "\"1\"").delete(path).then().statusCode(412);
    as("auditor").delete(path).then().statusCode(428);
    as("auditor").header("If-Match", "\"2\"").delete(path).then().statusCode(204);
    as("auditor").get(path).then().statusCode(404);
    put(path, "\"2\"", body).then().statusCode(404);
    assertThat(
            database.column(
                "SELECT action FROM entry WHERE target_id = ? ORDER BY leaf_index",
                saved.path("id").toString()))
        .containsExactly("audit.report-saved", "audit.report-changed", "audit.report-removed");
    given().get(PATH).then().statusCode(401);
    as("agent").get(PATH).then().statusCode(403);
  }

  @Test
  void listsThoseOfTheInstallation() {
    List<String> names = new ArrayList<>();
    String cursor = null;
    do {
      RequestSpecification request = as("auditor").queryParam("limit", 2);
      Response page = (cursor == null ? request : request.queryParam("cursor", cursor)).get(PATH);
      assertThat(page.statusCode()).isEqualTo(200);
      names.addAll(page.path("items.name"));
      cursor = page.path("nextCursor");
    } while (cursor != null);

    assertThat(names).contains("Unusually many reveals", "Repeated denials", "Mass export");
    as("auditor").queryParam("cursor", "x").get(PATH).then().statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\":\"mass-export\"}",
        "{\"name\":\" \",\"kind\":\"mass-export\"}",
        "{\"name\":\"n\"}",
        "{\"name\":\"n\",\"kind\":\"other\"}",
        "{\"name\":\"n\",\"kind\":\"mass-export\",\"schedule\":\"hourly\"}",
        "{\"name\":\"n\",\"kind\":\"mass-export\",\"parameters\":{\"zone\":\"Mars\"}}",
        "{\"name\":\"n\",\"kind\":\"mass-export\",\"parameters\":{\"atLeast\":0}}",
        "{\"name\":\"n\",\"kind\":\"out-of-hours\",\"parameters\":{\"startHour\":20}}",
        "{\"name\":\"n\",\"kind\":\"reveal-volume\",\"parameters\":{\"limit\":-1}}",
        "{\"name\":\"n\",\"kind\":\"reveal-volume\",\"other\":1}"
      })
  void refusesWhatCannotBe(String body) {
    assertThat(post(as("auditor"), PATH, Ids.next().toString(), body).statusCode()).isEqualTo(400);
  }

  @Test
  void reviewsEverybodysAccess() {
    append(
        look("customer.reveal", actor, "c-1", DAY.plusSeconds(36_000), Outcome.DONE),
        look("customer.reveal", actor, "c-2", DAY.plusSeconds(36_001), Outcome.DONE),
        look("customer.export", actor, null, DAY.plusSeconds(36_002), Outcome.DONE),
        look("customer.read-denied", actor, "c-3", DAY.plusSeconds(36_003), Outcome.DENIED));

    String finding = "findings.find { it.actor == '" + actor + "' }.";
    run("access-review", "{}", DAY, DAY.plus(Duration.ofDays(1)))
        .then()
        .statusCode(201)
        .body(finding + "entries", equalTo(4))
        .body(finding + "reveals", equalTo(2))
        .body(finding + "exports", equalTo(1))
        .body(finding + "denied", equalTo(1))
        .body(finding + "customers", equalTo(3))
        .body(finding + "roles", equalTo(List.of("agent", "steward")));
    assertThat(alerts()).isEmpty();
  }

  @Test
  void findsWhoLookedAtManyWithinAnHour() {
    for (int i = 0; i < 5; i++) {
      append(look("customer.reveal", actor, "c-" + i, DAY.plusSeconds(36_000 + i), Outcome.DONE));
      append(
          look(
              "customer.reveal",
              actor + "-slow",
              "c-" + i,
              DAY.plusSeconds(i * 3_600L),
              Outcome.DONE));
    }

    run("mass-export", "{\"atLeast\":5}", DAY, DAY.plus(Duration.ofDays(1)))
        .then()
        .statusCode(201)
        .body("findings.actor", hasItem(actor))
        .body("findings.findAll { it.actor == '" + actor + "-slow' }.size()", equalTo(0));
    assertThat(alerts()).containsExactly("mass-export");
  }

  @Test
  void findsWhoLooksAtNightAndAtTheWeekend() {
    Instant noon = Instant.parse("2019-05-15T04:00:00Z");
    Instant night = Instant.parse("2019-05-15T18:30:00Z");
    Instant saturday = Instant.parse("2019-05-18T04:00:00Z");
    append(
        look("customer.reveal", actor + "-day", "c-1", noon, Outcome.DONE),
        look("customer.reveal", actor, "c-1", night, Outcome.DONE),
        look("customer.reveal", actor + "-weekend", "c-1", saturday, Outcome.DONE));

    run("out-of-hours", "{\"zone\":\"Asia/Shanghai\"}", DAY, DAY.plus(Duration.ofDays(7)))
        .then()
        .statusCode(201)
        .body("findings.actor", hasItems(actor, actor + "-weekend"))
        .body("findings.findAll { it.actor == '" + actor + "-day' }.size()", equalTo(0));
  }

  @Test
  void countsADenialAsOftenAsItHappened() {
    append(look("customer.read-denied", actor, "c-1", DAY, Outcome.DENIED));
    append(refusal(actor, 11, DAY.plusSeconds(60)));

    run("repeated-denials", "{\"atLeast\":12}", DAY, DAY.plus(Duration.ofDays(1)))
        .then()
        .statusCode(201)
        .body("findings.find { it.actor == '" + actor + "' }.entries", equalTo(12));
    assertThat(alerts()).containsExactly("repeated-denials");
  }

  @Test
  void findsADayThatIsUnusualForThatPersonOnly() {
    for (int day = 1; day <= 6; day++) {
      reveal(actor, 2 + day % 2, DAY.minus(Duration.ofDays(day)));
      reveal(actor + "-busy", 25 + day % 3, DAY.minus(Duration.ofDays(day)));
    }
    reveal(actor, 25, DAY.plusSeconds(3_600));
    reveal(actor + "-busy", 25, DAY.plusSeconds(3_600));
    reveal(actor + "-new", 25, DAY.plusSeconds(3_600));

    String finding = "findings.find { it.actor == '" + actor + "' }.";
    run("reveal-volume", "{}", DAY, DAY.plus(Duration.ofDays(1)))
        .then()
        .statusCode(201)
        .body(finding + "entries", equalTo(25))
        .body(finding + "usual", equalTo(2.5f))
        .body(finding + "score", equalTo(15.2f))
        .body("findings.findAll { it.actor == '" + actor + "-busy' }.size()", equalTo(0))
        .body("findings.find { it.actor == '" + actor + "-new' }.usual", nullValue());
  }

  @Test
  void keepsWhatItFoundAndRefusesATimeThatCannotBe() {
    String path = saved("repeated-denials", "{}");
    String body = "{\"from\":\"2019-05-15T00:00:00Z\",\"to\":\"2019-05-16T00:00:00Z\"}";
    String key = Ids.next().toString();
    Response run = post(as("auditor"), path + "/runs", key, body);
    assertThat(run.statusCode()).isEqualTo(201);
    assertThat(post(as("auditor"), path + "/runs", key, body).header("Idempotency-Replayed"))
        .isEqualTo("true");
    as("auditor")
        .get(path + "/runs")
        .then()
        .statusCode(200)
        .body("items.id", equalTo(List.of(run.path("id").toString())));
    as("auditor")
        .get(path + "/runs/" + run.path("id"))
        .then()
        .statusCode(200)
        .body("requestedBy", equalTo("dev-auditor"));
    as("auditor").get(path + "/runs/" + Ids.next()).then().statusCode(404);
    as("agent").get(path + "/runs").then().statusCode(403);
    for (String bad :
        List.of(
            "{\"from\":\"2019-05-15T00:00:00Z\"}",
            "{\"from\":\"x\",\"to\":\"2019-05-16T00:00:00Z\"}",
            "{\"from\":\"2019-05-16T00:00:00Z\",\"to\":\"2019-05-15T00:00:00Z\"}",
            "{\"from\":\"2016-05-16T00:00:00Z\",\"to\":\"2019-05-15T00:00:00Z\"}")) {
      assertThat(post(as("auditor"), path + "/runs", Ids.next().toString(), bad).statusCode())
          .as(bad)
          .isEqualTo(400);
    }
    assertThat(post(as("privacy-officer"), path + "/runs", key, body).statusCode()).isEqualTo(403);
    assertThat(
            post(as("auditor"), PATH + "/" + Ids.next() + "/runs", Ids.next().toString(), body)
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void takesWhatIsDueOnceAndSaysWhenNext() throws Exception {
    String path = saved("repeated-denials", "{}", "daily");
    String id = path.substring(path.lastIndexOf('/') + 1);
    database.execute(
        "UPDATE saved_report SET next_at = now() - interval '10 years' WHERE id = ?::uuid", id);

    assertThat(runs.runDue(Instant.now())).isTrue();

    as("auditor")
        .get(path + "/runs")
        .then()
        .body("items.size()", equalTo(1))
        .body("items[0].requestedBy", equalTo("schedule"));
    assertThat(
            database.number(
                "SELECT count(*) FROM saved_report WHERE id = ?::uuid AND next_at > now()", id))
        .isEqualTo(1);
    assertThat(
            database.column(
                "SELECT actor_subject FROM entry WHERE target_id = ? AND action = 'audit.report-run'",
                id))
        .containsExactly("audit-reports");
  }

  private void reveal(String who, int times, Instant from) {
    EntryDraft[] drafts = new EntryDraft[times];
    for (int i = 0; i < times; i++) {
      drafts[i] = look("customer.reveal", who, "c-" + i, from.plusSeconds(i), Outcome.DONE);
    }
    append(drafts);
  }

  private static EntryDraft look(
      String action, String who, String target, Instant at, Outcome outcome) {
    return draft(action, who, new Target(Target.CUSTOMER, target, null, null), at, outcome, 0);
  }

  private static EntryDraft refusal(String who, int times, Instant at) {
    return draft(
        "access.authorize",
        who,
        new Target(Target.OPERATION, "getCustomer", null, null),
        at,
        Outcome.DENIED,
        times);
  }

  private static EntryDraft draft(
      String action, String who, Target target, Instant at, Outcome outcome, int times) {
    EntryDraft any = Drafts.of(Ids.next());
    var data = JsonNodeFactory.instance.objectNode();
    if (times > 0) {
      data.put("count", times);
    }
    return new EntryDraft(
        any.id(),
        at,
        action,
        outcome,
        new Actor(who, Actor.USER, null, null, List.of("agent", "steward")),
        target,
        "customer-service",
        action + ".v1",
        null,
        null,
        List.of(),
        null,
        data,
        null);
  }

  private void append(EntryDraft... drafts) {
    QuarkusTransaction.requiringNew().run(() -> List.of(drafts).forEach(log::append));
  }

  private List<Object> alerts() {
    return database.column("SELECT kind FROM alert WHERE subject = ?", actor);
  }

  private Response run(String kind, String parameters, Instant from, Instant to) {
    return post(
        as("auditor"),
        saved(kind, parameters) + "/runs",
        Ids.next().toString(),
        "{\"from\":\"" + from + "\",\"to\":\"" + to + "\"}");
  }

  private static String saved(String kind, String parameters) {
    return saved(kind, parameters, "none");
  }

  private static String saved(String kind, String parameters, String schedule) {
    Response saved =
        post(
            as("auditor"),
            PATH,
            Ids.next().toString(),
            "{\"name\":\"n\",\"kind\":\"%s\",\"parameters\":%s,\"schedule\":\"%s\"}"
                .formatted(kind, parameters, schedule));
    assertThat(saved.statusCode()).isEqualTo(201);
    return PATH + "/" + saved.path("id");
  }

  private static Response post(RequestSpecification as, String path, String key, String body) {
    RequestSpecification request = as.contentType("application/json").body(body);
    return (key == null ? request : request.header("Idempotency-Key", key)).post(path);
  }

  private static Response put(String path, String ifMatch, String body) {
    RequestSpecification request = as("auditor").contentType("application/json").body(body);
    return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put(path);
  }

  private static RequestSpecification as(String role) {
    return given().auth().oauth2(LocalStack.shared().token(role));
  }
}
