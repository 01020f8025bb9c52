package dev.mingce.dedup.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mingce.dedup.Caller;
import dev.mingce.dedup.TestDatabase;
import dev.mingce.dedup.intake.TestCustomer;
import dev.mingce.dedup.intake.TestIntake;
import dev.mingce.kit.Ids;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "dedup"))
class QualityScoresTest {

  private static final AtomicInteger NUMBERS = new AtomicInteger(40_000_000);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject TestIntake intake;
  @Inject TestDatabase database;
  @Inject TestQuality quality;

  private final int number = NUMBERS.incrementAndGet();
  private final String mobile = "137" + number;
  private final String unit = "unit-" + number;
  // Nobody else's, who would be suspected to be the same.
  private final String birthDate = LocalDate.of(1950, 1, 1).plusDays(number % 10_000).toString();

  @Test
  void aRecordIsScoredWhenItComes() {
    TestCustomer customer = intake.customer(unit).named("王", "小明").mobile("12");
    intake.register(customer);

    Caller.as("agent", unit)
        .get("/v1/quality/scores?customerId=" + customer.id())
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("items", hasSize(1))
        .body("items[0].customerId", equalTo(customer.id().toString()))
        .body("items[0].version", equalTo(1))
        .body("items[0].kind", equalTo("person"))
        .body("items[0].unit", equalTo(unit))
        .body("items[0].sources", equalTo(List.of("api")))
        // 23 of 36 points: named, reachable, unique and fresh, but little else
        .body("items[0].score", equalTo(63.89f))
        .body("items[0].duplicateSuspected", equalTo(false))
        .body("items[0].scoredAt", notNullValue())
        .body(
            "items[0].violations.rule",
            hasItems("phone-valid", "birth-date-present", "identifier-present"))
        .body(
            "items[0].violations.find { it.rule == 'phone-valid' }.field",
            equalTo("/contactPoints/0/value"));
  }

  @Test
  void theScoreIsPublishedOnceAndAgainWhenItChanges() {
    TestCustomer customer = intake.customer(unit).named("王", "小明").mobile(mobile);
    intake.register(customer);
    intake.apply(customer.consentChanged());
    intake.apply(customer.updated());

    assertThat(quality.events(customer.id())).hasSize(1);

    intake.apply(customer.born(birthDate).updated());

    List<JsonNode> events = quality.events(customer.id());
    assertThat(events).hasSize(2);
    assertThat(events.getLast().path("version").asLong()).isEqualTo(4);
    assertThat(events.getLast().path("score").asDouble())
        .isGreaterThan(events.getFirst().path("score").asDouble())
        .isLessThanOrEqualTo(1);
    assertThat(events.getFirst().path("violations").findValuesAsText("rule"))
        .contains("birth-date-present");
    assertThat(events.getLast().path("violations").findValuesAsText("rule"))
        .doesNotContain("birth-date-present");
    assertThat(events.getFirst().path("ruleSetVersion").asText()).startsWith("1.");
  }

  @Test
  void nothingOfTheRecordItselfIsKeptOrPublished() {
    TestCustomer customer = intake.customer(unit).named("端木", "赐" + number).mobile("999" + number);
    intake.register(customer);

    assertThat(database.everything()).doesNotContain("赐" + number, "999" + number);
  }

  @Test
  void erasureLeavesNothingButATombstone() {
    TestCustomer customer = intake.customer(unit).named("王", "小明").mobile(mobile);
    intake.register(customer);
    intake.apply(customer.erased());

    assertThat(database.count("quality_score", customer.id())).isZero();
    assertThat(quality.hasTombstone(customer.id())).isTrue();
    Caller.as("steward", "*")
        .get("/v1/quality/scores?customerId=" + customer.id())
        .then()
        .statusCode(404);
  }

  @Test
  void aCustomerThatWentIntoAnotherHasNoScoreOfItsOwn() {
    TestCustomer survivor = intake.customer(unit).named("王", "小明").mobile(mobile);
    TestCustomer other = intake.customer(unit).named("王", "小明").mobile(mobile);
    intake.register(survivor, other);
    intake.apply(other.mergedInto(survivor, Ids.next()));

    assertThat(database.count("quality_score", other.id())).isZero();
    assertThat(quality.hasTombstone(other.id())).isTrue();
  }

  @Test
  void aDuplicateThatComesLaterCountsAgainstTheFirstToo() {
    TestCustomer first = intake.customer(unit).named("王", "小明").mobile(mobile);
    TestCustomer second = intake.customer(unit).named("王", "小明").mobile(mobile);
    intake.register(first, second);

    assertThat(brokenRules(second)).contains("no-duplicate-suspected");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(brokenRules(first)).contains("no-duplicate-suspected"));

    intake.apply(second.named("李", "娜").mobile("139" + number).updated());

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(brokenRules(first)).doesNotContain("no-duplicate-suspected"));
  }

  @Test
  void scoresAreListedTheWorstFirstPageByPage() {
    for (int i = 0; i < 5; i++) {
      TestCustomer customer = intake.customer(unit).named("王", "小明" + i);
      intake.register(i % 2 == 0 ? customer.mobile(mobile + i) : customer);
    }

    List<Double> scores = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    String path = "/v1/quality/scores?limit=2&unit=" + unit;
    String cursor = "";
    for (int page = 0; page < 3; page++) {
      Response answer = Caller.as("agent", unit).get(path + cursor);
      answer.then().statusCode(200);
      scores.addAll(answer.jsonPath().getList("items.score", Double.class));
      ids.addAll(answer.jsonPath().getList("items.customerId"));
      cursor = "&cursor=" + answer.jsonPath().getString("nextCursor");
      assertThat(answer.header("Link") != null).isEqualTo(page < 2);
    }

    assertThat(ids).hasSize(5).doesNotHaveDuplicates();
    assertThat(scores).isSorted();
  }

  @Test
  void filtersNarrowTheList() {
    TestCustomer poor = intake.customer(unit);
    TestCustomer better = intake.customer(unit).named("王", "小明").mobile(mobile).born("1990-02-03");
    intake.register(poor, better);
    double between =
        Caller.as("agent", unit)
                .get("/v1/quality/scores?unit=" + unit)
                .jsonPath()
                .getDouble("items[0].score")
            + 0.01;

    listed("below=" + between).body("items.customerId", equalTo(List.of(poor.id().toString())));
    listed("rule=name-present").body("items.customerId", equalTo(List.of(poor.id().toString())));
    listed("source=api").body("items", hasSize(2));
    listed("source=crm").body("items", hasSize(0));
    listed("kind=organisation").body("items", hasSize(0));
    listed("kind=person").body("items.customerId", hasItem(better.id().toString()));
  }

  @Test
  void recordsOfOtherUnitsAreNotShown() {
    TestCustomer hidden = intake.customer("hidden-" + number).named("王", "小明");
    intake.register(hidden);

    Caller.as("agent", unit)
        .get("/v1/quality/scores?customerId=" + hidden.id())
        .then()
        .statusCode(404)
        .body("code", equalTo("not-found"));
    assertThat(database.published(hidden.id())).containsExactly("customer.accessed.v1");
    Caller.as("agent", unit)
        .get("/v1/quality/scores?unit=hidden-" + number)
        .then()
        .statusCode(200)
        .body("items", hasSize(0));
  }

  @Test
  void whoHasNoTokenOrNoPermissionIsRefused() {
    Caller.nobody().get("/v1/quality/scores").then().statusCode(401);
    Caller.as("auditor", "*").get("/v1/quality/scores").then().statusCode(403);
  }

  @Test
  void badParametersAreNamed() {
    refused("customerId=abc", "?customerId");
    refused("kind=dog", "?kind");
    refused("rule=nonsense", "?rule");
    refused("below=101", "?below");
    refused("limit=0", "?limit");
    Caller.as("agent", unit)
        .get("/v1/quality/scores?cursor=abc")
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid-cursor"))
        .body("type", containsString("invalid-cursor"));
  }

  private List<String> brokenRules(TestCustomer customer) {
    return Caller.as("steward", "*")
        .get("/v1/quality/scores?customerId=" + customer.id())
        .jsonPath()
        .getList("items[0].violations.rule");
  }

  private io.restassured.response.ValidatableResponse listed(String filter) {
    return Caller.as("agent", unit)
        .get("/v1/quality/scores?unit=" + unit + "&" + filter)
        .then()
        .statusCode(200);
  }

  private void refused(String query, String pointer) {
    Caller.as("agent", unit)
        .get("/v1/quality/scores?" + query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].pointer", equalTo(pointer));
  }
}
