package dev.mingce.dedup.cleanse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.mingce.dedup.Caller;
import dev.mingce.dedup.Database;
import dev.mingce.dedup.TestDatabase;
import dev.mingce.dedup.intake.TestCustomer;
import dev.mingce.dedup.intake.TestIntake;
import dev.mingce.kit.Ids;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "dedup"))
class CleansingTest {

  private static final String BASE = "/v1/cleansing/suggestions";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject TestIntake intake;
  @Inject TestDatabase database;
  @Inject Database tables;
  @Inject MapCleansingTarget target;

  private final String unit = "unit-" + UUID.randomUUID();

  @Test
  void anAutomaticRepairIsAppliedAndCanBeUndone() {
    TestCustomer customer = intake.customer(unit).named("王", "小明").mobile("138 1234 5678");
    intake.register(customer);

    await().atMost(PATIENCE).until(() -> target.record(customer.id()) != null);
    assertThat(target.record(customer.id()).path("contactPoints").path(0).path("value").asText())
        .isEqualTo("+8613812345678");
    assertThat(target.record(customer.id()).path("name").path("family").asText()).isEqualTo("王");
    JsonPath applied = only(customer, "accepted");
    assertThat(applied.getString("rule")).isEqualTo("phone-e164");
    assertThat(applied.getString("field")).isEqualTo("/contactPoints/0");
    assertThat(applied.getString("decidedBy")).isEqualTo("rule");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(only(customer, "accepted").getString("appliedAt")).isNotNull());

    decide(steward(), applied.getString("id"), "\"1\"", "undone")
        .statusCode(200)
        .header("ETag", equalTo("\"2\""))
        .body("state", equalTo("undone"))
        .body("decidedBy", equalTo("dev-steward"));

    await().atMost(PATIENCE).until(() -> !target.record(customer.id()).has("contactPoints"));
    intake.apply(customer.updated());
    assertThat(only(customer, "undone").getString("rule")).isEqualTo("phone-e164");
  }

  @Test
  void aManualRepairWaitsForAPerson() {
    TestCustomer customer = intake.customer(unit).named("王", "小明").email("wang@gmial.com");
    intake.register(customer);
    JsonPath open = only(customer, "open");
    assertThat(open.getString("rule")).isEqualTo("email-domain");
    assertThat(open.getString("appliedAt")).isNull();

    decide(steward(), open.getString("id"), "\"1\"", "accepted").statusCode(200);

    await().atMost(PATIENCE).until(() -> target.record(customer.id()) != null);
    assertThat(target.record(customer.id()).path("contactPoints").path(0).path("value").asText())
        .isEqualTo("wang@gmail.com");
  }

  @Test
  void whatWasRejectedIsNotProposedAgain() {
    TestCustomer customer = intake.customer(unit).named("王", "小明").email("wang@gmial.com");
    intake.register(customer);
    decide(steward(), only(customer, "open").getString("id"), "\"1\"", "rejected").statusCode(200);

    intake.apply(customer.updated());

    listed(customer, "open").body("items", hasSize(0));
    listed(customer, "rejected").body("items", hasSize(1));
  }

  @Test
  void aRepairOfAValueThatIsNoLongerThereIsDropped() {
    TestCustomer customer = intake.customer(unit).named("小明", "王");
    intake.register(customer);
    assertThat(only(customer, "open").getString("rule")).isEqualTo("name-order");

    intake.apply(customer.named("王", "小明").updated("/name"));

    listed(customer, "open").body("items", hasSize(0));
  }

  @Test
  void anAcceptedRepairIsTakenBackWhenSomebodyChangesTheValue() {
    TestCustomer customer = intake.customer(unit).named("王", "小明").mobile("138 1234 5678");
    intake.register(customer);
    await().atMost(PATIENCE).until(() -> target.record(customer.id()) != null);

    intake.apply(customer.mobile("+8613912345678").updated("/contactPoints/0"));

    listed(customer, "obsolete").body("items", hasSize(1));
    await().atMost(PATIENCE).until(() -> !target.record(customer.id()).has("contactPoints"));
  }

  @Test
  void itsOwnRecordDoesNotTakeARepairBack() {
    TestCustomer customer = intake.customer(unit).named("王", "小明").mobile("138 1234 5678");
    intake.register(customer);

    intake.apply(
        customer.via("source:cleansing").mobile("+8613812345678").updated("/contactPoints/0"));

    listed(customer, "accepted").body("items", hasSize(1));
  }

  @Test
  void aRecordThatCannotBeToldNowIsToldLater() {
    TestCustomer customer = intake.customer(unit).named("王", "小明").mobile("138 1234 5678");
    target.answer(customer.id(), CleansingTarget.Outcome.UNAVAILABLE);
    intake.register(customer);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(attempts(customer)).isPositive());
    assertThat(only(customer, "accepted").getString("appliedAt")).isNull();

    target.answer(customer.id(), CleansingTarget.Outcome.TAKEN);
    tables.update(
        "UPDATE cleansing_customer SET due_at = now() WHERE customer_id = ?", customer.id());

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(only(customer, "accepted").getString("appliedAt")).isNotNull());
  }

  @Test
  void aRefusedRecordIsNotSaidAgainAndAgain() {
    TestCustomer customer = intake.customer(unit).named("王", "小明").mobile("138 1234 5678");
    target.answer(customer.id(), CleansingTarget.Outcome.REFUSED);
    intake.register(customer);

    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(
                    tables.query(
                        "SELECT failure FROM cleansing_customer WHERE customer_id = ?"
                            + " AND due_at IS NULL",
                        row -> row.getString(1),
                        customer.id()))
                .containsExactly("refused"));
  }

  @Test
  void whatASourceCannotSayIsLeftToAPerson() {
    TestCustomer customer = intake.customer(unit).named("王", "小明").mobile("13800138000");
    intake.register(customer);
    JsonPath filler = only(customer, "open");
    assertThat(filler.getString("rule")).isEqualTo("placeholder-removed");
    assertThat(filler.getBoolean("applicable")).isFalse();

    decide(steward(), filler.getString("id"), "\"1\"", "accepted").statusCode(200);

    assertThat(only(customer, "accepted").getString("appliedAt")).isNull();
  }

  @Test
  void valuesAreSealedAndRevealedForAPurposeOnly() {
    String local = "w" + UUID.randomUUID().toString().substring(0, 8);
    TestCustomer customer = intake.customer(unit).named("王", "小明").email(local + "@gmial.com");
    intake.register(customer);
    String path = BASE + "/" + only(customer, "open").getString("id");

    assertThat(database.everything()).doesNotContain(local);
    steward()
        .get(path)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"1\""))
        .header("Cache-Control", "no-store")
        .body("before", nullValue())
        .body("repaired", nullValue());
    steward()
        .header("Accept-Mask", "none")
        .header("Purpose", "data-quality")
        .get(path)
        .then()
        .statusCode(200)
        .body("before.value", equalTo(local + "@gmial.com"))
        .body("repaired.'/value'", equalTo(local + "@gmail.com"));
    assertThat(database.published(customer.id())).contains("customer.accessed.v1");
    steward()
        .header("Accept-Mask", "none")
        .get(path)
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("Purpose"));
    Caller.as("analyst", "*")
        .header("Accept-Mask", "none")
        .header("Purpose", "data-quality")
        .get(path)
        .then()
        .statusCode(403);
  }

  @Test
  void erasureLeavesNothing() {
    TestCustomer customer = intake.customer(unit).named("小明", "王").mobile("138 1234 5678");
    intake.register(customer);
    intake.apply(customer.erased());

    assertThat(database.count("cleansing_customer", customer.id())).isZero();
    assertThat(database.count("cleansing_suggestion", customer.id())).isZero();
  }

  @Test
  void decisionsNeedTheirVersionAndAPossibleState() {
    TestCustomer customer = intake.customer(unit).named("小明", "王");
    intake.register(customer);
    String id = only(customer, "open").getString("id");

    decide(steward(), id, null, "accepted").statusCode(428);
    decide(steward(), id, "\"5\"", "accepted").statusCode(412).body("currentVersion", equalTo(1));
    decide(steward(), id, "\"1\"", "perhaps").statusCode(400);
    decide(steward(), id, "\"1\"", "undone").statusCode(409).body("code", equalTo("conflict"));
    decide(Caller.as("steward", "elsewhere"), id, "\"1\"", "accepted").statusCode(404);
    decide(Caller.as("agent", unit), id, "\"1\"", "accepted").statusCode(403);
    decide(Caller.nobody(), id, "\"1\"", "accepted").statusCode(401);
    decide(steward(), Ids.next().toString(), "\"1\"", "accepted").statusCode(404);
  }

  @Test
  void suggestionsOfOtherUnitsAreNotShown() {
    TestCustomer customer = intake.customer(unit).named("小明", "王");
    intake.register(customer);
    String id = only(customer, "open").getString("id");

    Caller.as("agent", "elsewhere")
        .get(BASE + "?customerId=" + customer.id())
        .then()
        .statusCode(200)
        .body("items", hasSize(0));
    Caller.as("agent", "elsewhere").get(BASE + "/" + id).then().statusCode(404);
    Caller.as("auditor", "*").get(BASE).then().statusCode(403);
    Caller.nobody().get(BASE).then().statusCode(401);
  }

  @Test
  void suggestionsComePageByPage() {
    TestCustomer customer =
        intake.customer(unit).named("小明", "王").email("a@gmial.com").email("b@gmial.com");
    intake.register(customer);

    JsonPath first =
        Caller.as("agent", unit).get(BASE + "?limit=2").then().statusCode(200).extract().jsonPath();
    JsonPath second =
        Caller.as("agent", unit)
            .get(BASE + "?limit=2&cursor=" + first.getString("nextCursor"))
            .then()
            .extract()
            .jsonPath();

    assertThat(first.getList("items")).hasSize(2);
    assertThat(second.getList("items")).hasSize(1);
    Caller.as("agent", unit).get(BASE + "?state=x").then().statusCode(400);
    Caller.as("agent", unit).get(BASE + "?rule=x").then().statusCode(400);
    Caller.as("agent", unit).get(BASE + "?customerId=x").then().statusCode(400);
    Caller.as("agent", unit).get(BASE + "?rule=name-order").then().body("items", hasSize(1));
  }

  @Test
  void theModeOfARuleDecidesAboutWhatComes() {
    steward()
        .get("/v1/cleansing/rules")
        .then()
        .statusCode(200)
        .body("items", hasSize(12))
        .body("items.find { it.id == 'simplified' }.mode", equalTo("manual"))
        .body("items.find { it.id == 'simplified' }.labels.en", notNullValue());
    mode("simplified", null, "off").statusCode(428);
    mode("simplified", "\"3\"", "off").statusCode(412);
    mode("simplified", "\"0\"", "always").statusCode(400);
    mode("nonsense", "\"0\"", "off").statusCode(404);
    mode("simplified", "\"0\"", "off")
        .statusCode(200)
        .header("ETag", equalTo("\"1\""))
        .body("mode", equalTo("off"));
    mode("simplified", "\"1\"", "manual").statusCode(200).body("version", equalTo(2));
    Caller.as("agent", unit)
        .contentType("application/merge-patch+json")
        .header("If-Match", "\"2\"")
        .body("{\"mode\":\"off\"}")
        .patch("/v1/cleansing/rules/simplified")
        .then()
        .statusCode(403);
    tables.update("DELETE FROM cleansing_rule");
  }

  private int attempts(TestCustomer customer) {
    return tables
        .query(
            "SELECT attempts FROM cleansing_customer WHERE customer_id = ?",
            row -> row.getInt(1),
            customer.id())
        .getFirst();
  }

  private static ValidatableResponse mode(String rule, String version, String mode) {
    RequestSpecification request =
        steward().contentType("application/merge-patch+json").body("{\"mode\":\"" + mode + "\"}");
    return (version == null ? request : request.header("If-Match", version))
        .patch("/v1/cleansing/rules/" + rule)
        .then();
  }

  private static ValidatableResponse decide(
      RequestSpecification who, String id, String version, String state) {
    RequestSpecification request =
        who.contentType("application/json").body("{\"state\":\"" + state + "\"}");
    return (version == null ? request : request.header("If-Match", version))
        .put(BASE + "/" + id + "/decision")
        .then();
  }

  private JsonPath only(TestCustomer customer, String state) {
    JsonPath page = listed(customer, state).extract().jsonPath();
    List<Object> items = page.getList("items");
    assertThat(items).hasSize(1);
    return page.setRootPath("items[0]");
  }

  private ValidatableResponse listed(TestCustomer customer, String state) {
    return Caller.as("agent", unit)
        .get(BASE + "?customerId=" + customer.id() + "&state=" + state)
        .then()
        .statusCode(200);
  }

  private static RequestSpecification steward() {
    return Caller.as("steward", "*");
  }
}
