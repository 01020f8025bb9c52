package dev.mingce.dedup.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.mingce.dedup.Caller;
import dev.mingce.dedup.Database;
import dev.mingce.dedup.intake.TestCustomer;
import dev.mingce.dedup.intake.TestIntake;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "dedup"))
class QualityRulesApiTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String MERGE_PATCH = "application/merge-patch+json";

  @Inject TestIntake intake;
  @Inject TestQuality quality;
  @Inject Database database;
  @Inject RuleSettingsService settings;
  @Inject TrendService trends;

  private final String unit = "unit-" + UUID.randomUUID();

  // Other tests count on rules as they are delivered.
  @BeforeEach
  @AfterEach
  void asDelivered() {
    database.update("DELETE FROM quality_rule_change");
    database.update("DELETE FROM quality_alert");
    settings.forget();
  }

  @Test
  void rulesAreListedWithWhatTheyAskFor() {
    Caller.as("agent", unit)
        .get("/v1/quality/rules")
        .then()
        .statusCode(200)
        .body("settingsVersion", equalTo(0))
        .body("items", hasSize(32))
        .body("items.find { it.id == 'phone-valid' }.weight", equalTo(3.0f))
        .body(
            "items.find { it.id == 'phone-valid' }.labels.en",
            equalTo("Each phone number can be dialled."))
        .body("items.find { it.id == 'birth-date-present' }.kinds", equalTo(List.of("person")));
  }

  @Test
  void aChangedWeightChangesTheScoresOfRecordsThatDidNotChange() {
    TestCustomer customer = intake.customer(unit).named("王", "小明").mobile("12");
    intake.register(customer);
    double before = score();

    change("phone-valid", "\"0\"", "{\"weight\":50}")
        .statusCode(200)
        .header("ETag", equalTo("\"1\""))
        .body("version", equalTo(1))
        .body("weight", equalTo(50.0f))
        .body("enabled", equalTo(true))
        .body("maxAgeDays", nullValue());

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(score()).isLessThan(before));
    assertThat(quality.events(customer.id())).hasSize(2);
    assertThat(quality.events(customer.id()).getLast().path("ruleSetVersion").asText())
        .isEqualTo("1.1");

    change("phone-valid", "\"1\"", "{\"enabled\":false}").statusCode(200);

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(violations()).isNotEmpty().doesNotContain("phone-valid"));
  }

  @Test
  void aShorterAgeTakesEffectOnStoredRecords() {
    TestCustomer customer = intake.customer(unit).named("王", "小明");
    intake.register(customer);
    database.update(
        "UPDATE quality_score SET checks = jsonb_set(checks, '{dated,0,since}', '\"2026-01-01\"')"
            + " WHERE customer_id = ?",
        customer.id());
    assertThat(violations()).doesNotContain("reviewed-recently");

    change("reviewed-recently", "\"0\"", "{\"maxAgeDays\":30}").statusCode(200);

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(violations()).contains("reviewed-recently"));
  }

  @Test
  void timeAloneBreaksRulesAboutAge() {
    TestCustomer customer = intake.customer(unit).named("王", "小明");
    intake.register(customer);
    database.update(
        "UPDATE quality_score SET checks = jsonb_set(checks, '{dated,0,since}', '\"2020-01-01\"'),"
            + " next_due = '2022-01-01' WHERE customer_id = ?",
        customer.id());

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(violations()).contains("reviewed-recently"));
  }

  @Test
  void aChangeNeedsTheVersionThatItIsBasedOn() {
    change("phone-valid", null, "{\"weight\":1}").statusCode(428);
    change("phone-valid", "\"7\"", "{\"weight\":1}")
        .statusCode(412)
        .body("currentVersion", equalTo(0));
    Response one = Caller.as("agent", unit).get("/v1/quality/rules/phone-valid");
    one.then().statusCode(200).header("ETag", equalTo("\"0\""));
  }

  @Test
  void impossibleSettingsAreRefused() {
    refused("phone-valid", "{\"weight\":101}", "/weight");
    refused("phone-valid", "{\"alertRate\":2}", "/alertRate");
    refused("phone-valid", "{\"maxAgeDays\":3}", "/maxAgeDays");
    refused("reviewed-recently", "{\"maxAgeDays\":0}", "/maxAgeDays");
    change("phone-valid", "\"0\"", "{\"wait\":1}").statusCode(400);
  }

  @Test
  void onlyWhoSetsStandardsMayChangeRules() {
    Caller.nobody().get("/v1/quality/rules").then().statusCode(401);
    Caller.as("auditor", "*").get("/v1/quality/rules").then().statusCode(403);
    Caller.as("agent", unit)
        .contentType(MERGE_PATCH)
        .header("If-Match", "\"0\"")
        .body("{}")
        .patch("/v1/quality/rules/phone-valid")
        .then()
        .statusCode(403);
    Caller.as("agent", unit).get("/v1/quality/rules/nonsense").then().statusCode(404);
  }

  @Test
  void aDayIsSummedUpByUnitSourceFieldAndRule() {
    intake.register(
        intake.customer(unit).named("王", "小明").mobile("12", "13"),
        intake.customer(unit).named("李", "娜").mobile("13912345678"));

    trends.sumUp();

    trend("unit", "").body("items", hasSize(1)).body("items[0].records", equalTo(2));
    trend("source", "").body("items.key", equalTo(List.of("api")));
    trend("rule", "&key=phone-valid")
        .body("items[0].violations", equalTo(1))
        .body("items[0].records", equalTo(2));
    trend("field", "&key=/contactPoints").body("items[0].violations", equalTo(2));
    Caller.as("agent", "none-" + unit).get("/v1/quality/trends").then().body("items", hasSize(0));
  }

  @Test
  void badTrendsAreRefused() {
    Caller.nobody().get("/v1/quality/trends").then().statusCode(401);
    Caller.as("auditor", "*").get("/v1/quality/trends").then().statusCode(403);
    Caller.as("agent", unit).get("/v1/quality/trends?by=dog").then().statusCode(400);
    Caller.as("agent", unit)
        .get("/v1/quality/trends?from=2026-03-05&to=2026-03-04")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("?from"));
    Caller.as("agent", unit).get("/v1/quality/trends?from=x").then().statusCode(400);
  }

  @Test
  void anAlertIsRaisedWhereTooManyRecordsBreakARuleAndClearedAfterwards() {
    for (int i = 0; i < 20; i++) {
      intake.register(
          intake.customer(unit).named("王", "小明" + i).mobile(i < 2 ? "12" : "1391234" + (5000 + i)));
    }
    change("phone-valid", "\"0\"", "{\"alertRate\":0.05}").statusCode(200);
    trends.sumUp();
    trends.sumUp();

    Caller.as("agent", unit)
        .get("/v1/quality/alerts")
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].rule", equalTo("phone-valid"))
        .body("items[0].unit", equalTo(unit))
        .body("items[0].share", equalTo(0.1f))
        .body("items[0].threshold", equalTo(0.05f))
        .body("items[0].records", equalTo(20));
    Caller.as("agent", "none-" + unit).get("/v1/quality/alerts").then().body("items", hasSize(0));
    Caller.as("auditor", "*").get("/v1/quality/alerts").then().statusCode(403);
    Caller.nobody().get("/v1/quality/alerts").then().statusCode(401);

    change("phone-valid", "\"1\"", "{\"alertRate\":0.2}").statusCode(200);
    trends.sumUp();

    Caller.as("agent", unit).get("/v1/quality/alerts").then().body("items", hasSize(0));
  }

  private ValidatableResponse trend(String by, String more) {
    return Caller.as("agent", unit)
        .get("/v1/quality/trends?by=" + by + more)
        .then()
        .statusCode(200);
  }

  private double score() {
    return Caller.as("agent", unit)
        .get("/v1/quality/scores?unit=" + unit)
        .jsonPath()
        .getDouble("items[0].score");
  }

  private List<String> violations() {
    return Caller.as("agent", unit)
        .get("/v1/quality/scores?unit=" + unit)
        .jsonPath()
        .getList("items[0].violations.rule");
  }

  private static ValidatableResponse change(String rule, String version, String body) {
    var request = Caller.as("steward", "*").contentType(MERGE_PATCH).body(body);
    return (version == null ? request : request.header("If-Match", version))
        .patch("/v1/quality/rules/" + rule)
        .then();
  }

  private static void refused(String rule, String body, String pointer) {
    change(rule, "\"0\"", body)
        .statusCode(400)
        .body("code", equalTo("validation-failed"))
        .body("errors[0].pointer", equalTo(pointer));
  }
}
