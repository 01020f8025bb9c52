package dev.mingce.dedup;

import static dev.mingce.dedup.Caller.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.dedup.intake.TestCustomer;
import dev.mingce.dedup.intake.TestIntake;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the audit log is told of those who change how this service works, and of what they say. */
@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "dedup"))
class AdministrationTest {
  private static final String MERGE_PATCH = "application/merge-patch+json";

  @Inject TestIntake intake;
  @Inject Database database;

  private final String who = "admin-" + UUID.randomUUID();

  @Test
  void recordsTheContractsOfSources() {
    String system = who.substring(0, 14);
    String path = "/v1/sources/" + system + "/contract";
    String terms = "{\"minRecords\":4,\"rules\":{\"phone-valid\":0.3}}";
    changed(json("\"0\"").body(terms).put(path), 200);
    changed(json("\"0\"").body(terms).put(path), 412);
    changed(json("\"1\"").delete(path), 204);

    assertThat(recorded())
        .containsExactly(
            "source-contract.changed source-contract " + system + " done",
            "source-contract.ended source-contract " + system + " done");
  }

  @Test
  void recordsRulesOfQualityAndCleansing() {
    Response rule = steward().get("/v1/quality/rules/phone-valid");
    changed(
        steward()
            .contentType(MERGE_PATCH)
            .header("If-Match", rule.header("ETag"))
            .body("{\"weight\":" + rule.path("weight") + "}")
            .patch("/v1/quality/rules/phone-valid"),
        200);
    changed(
        steward()
            .contentType(MERGE_PATCH)
            .header("If-Match", "\"0\"")
            .body("{\"mode\":\"off\"}")
            .patch("/v1/cleansing/rules/name-order"),
        200);
    database.update("DELETE FROM cleansing_rule");

    assertThat(recorded())
        .containsExactly(
            "quality-rule.changed quality-rule phone-valid done",
            "cleansing-rule.changed cleansing-rule name-order done");
  }

  @Test
  void recordsModelsAndComparisonsOfTheWholeBase() {
    String model =
        steward().queryParam("kind", "organisation").get("/v1/models").path("items[0].id");
    Response before = steward().get("/v1/models/" + model);
    float link = before.path("thresholds.link");
    float guard = before.path("thresholds.guard");
    float merge = before.path("thresholds.merge");
    changed(
        json(before.header("ETag"))
            .body("{\"link\":%s,\"guard\":%s,\"merge\":%s}".formatted(link, guard, merge))
            .put("/v1/models/" + model + "/thresholds"),
        200);
    changed(
        json(steward().get("/v1/models/" + model).header("ETag"))
            .header("Idempotency-Key", who)
            .post("/v1/models/" + model + "/activate"),
        200);
    Response job =
        json(null)
            .header("Idempotency-Key", who + "-job")
            .body("{\"kind\":\"organisation\"}")
            .post("/v1/match-jobs");
    changed(job, 202);
    String id = job.path("id");
    changed(steward().post("/v1/match-jobs/" + id + "/cancel"), 200);

    assertThat(recorded())
        .containsExactly(
            "model.thresholds-changed model " + model + " done",
            "model.activated model " + model + " done",
            "match-job.asked match-job " + id + " done",
            "match-job.cancelled match-job " + id + " done");
  }

  @Test
  void recordsWhatPeopleSayOfTwoCustomersForEitherOfThem() {
    TestCustomer left = intake.customer().named("王", "小明");
    TestCustomer right = intake.customer().named("李", "小红");
    intake.register(left, right);
    Response said =
        json(null)
            .header("Idempotency-Key", who)
            .body(
                "{\"left\":\"%s\",\"right\":\"%s\",\"type\":\"cannot-link\",\"reason\":\"seen\"}"
                    .formatted(left.id(), right.id()))
            .post("/v1/assertions");
    changed(said, 201);
    changed(json("\"1\"").delete(said.header("Location")), 204);

    assertThat(accesses(left.id()))
        .containsExactly(
            "assert-cannot-link customer:" + right.id(),
            "assertion-taken-back customer:" + right.id());
    assertThat(accesses(right.id()))
        .containsExactly(
            "assert-cannot-link customer:" + left.id(),
            "assertion-taken-back customer:" + left.id());
  }

  private RequestSpecification steward() {
    return named(who, "steward", "*");
  }

  private RequestSpecification json(String version) {
    RequestSpecification request = steward().contentType("application/json");
    return version == null ? request : request.header("If-Match", version);
  }

  private static void changed(Response answer, int status) {
    answer.then().statusCode(status);
  }

  private List<String> recorded() {
    return database.query(
        "SELECT concat_ws(' ', e ->> 'action', e ->> 'targetType', e ->> 'targetId', e ->>"
            + " 'outcome') FROM (SELECT id, convert_from(payload, 'UTF8')::jsonb AS e FROM outbox"
            + " WHERE type = 'administration.recorded.v1') o WHERE e #>> '{actor,subject}' = ?"
            + " ORDER BY id",
        row -> row.getString(1),
        who);
  }

  private List<String> accesses(UUID customer) {
    return database.query(
        "SELECT concat_ws(' ', e ->> 'action', e #>> '{fields,0}') FROM (SELECT id,"
            + " convert_from(payload, 'UTF8')::jsonb AS e FROM outbox WHERE type ="
            + " 'customer.accessed.v1') o WHERE e ->> 'customerId' = ?"
            + " AND e #>> '{actor,subject}' = ? ORDER BY id",
        row -> row.getString(1),
        customer.toString(),
        who);
  }
}
