package dev.mingce.dedup.duplicates;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mingce.dedup.TestDatabase;
import dev.mingce.dedup.Unlike;
import dev.mingce.dedup.intake.TestCustomer;
import dev.mingce.dedup.intake.TestIntake;
import dev.mingce.kit.Ids;
import dev.mingce.stack.issuer.TokenSpec;
import dev.mingce.stack.testing.LocalStack;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "dedup"))
class DuplicatesResourceTest {

  @Inject TestIntake intake;
  @Inject TestDatabase database;

  private final Unlike unlike = new Unlike();
  private final String number = unlike.digits();
  private final String family = unlike.family();
  private final String mobile = "136" + number;
  private int made;

  @Test
  void thePairsOfACustomerComeWithTheirEvidenceAndAVerdict() {
    TestCustomer first = similar("sales-east");
    TestCustomer second = similar("sales-east");
    intake.register(first, second);

    as("agent", "sales-east")
        .get("/v1/duplicates?customerId=" + second.id())
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("items", hasSize(1))
        .body("items[0].left", equalTo(first.id().toString()))
        .body("items[0].right", equalTo(second.id().toString()))
        .body("items[0].probability", closeTo(0.999, 0.001))
        .body("items[0].decision", equalTo("review"))
        .body("items[0].state", equalTo("open"))
        .body("items[0].evidence[0].field", equalTo("given-name"))
        .body("items[0].evidence[0].level", equalTo("homophone"))
        .body("items[0].evidence[1].field", equalTo("family-name"))
        .body("items[0].evidence[1].level", equalTo("exact"))
        .body("items[0].evidence[2].field", equalTo("phone"))
        .body("items[0].evidence[2].level", equalTo("shared"))
        .body("items[0].evidence[3].field", equalTo("household"))
        .body("items[0].evidence", hasSize(4))
        .body("items[0].modelVersion", equalTo("shipped-person-1"))
        .body("items[0].decidedAt", notNullValue())
        .body("verdict.customerId", equalTo(second.id().toString()))
        .body("verdict.version", equalTo(1))
        .body("verdict.outcome", equalTo("duplicate-suspected"))
        .body("verdict.decidedAt", notNullValue());
  }

  @Test
  void aCustomerWithoutDuplicatesIsDistinct() {
    TestCustomer alone = similar("sales-east");
    intake.register(alone);

    as("steward", "*")
        .get("/v1/duplicates?customerId=" + alone.id())
        .then()
        .statusCode(200)
        .body("items", hasSize(0))
        .body("verdict.outcome", equalTo("distinct"));
  }

  @Test
  void withdrawnPairsAreShownOnDemandOnly() {
    TestCustomer first = similar("sales-east");
    TestCustomer second = similar("sales-east");
    intake.register(first, second);
    intake.apply(second.named("李", "娜").updated());

    as("agent", "sales-east")
        .get("/v1/duplicates?customerId=" + first.id())
        .then()
        .body("items", hasSize(0));
    as("agent", "sales-east")
        .get("/v1/duplicates?state=withdrawn&customerId=" + first.id())
        .then()
        .body("items[0].state", equalTo("withdrawn"))
        .body("items[0].decision", equalTo("distinct"));
  }

  @Test
  void whoHasNoTokenIsNotAnswered() {
    given()
        .get("/v1/duplicates")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .body("code", equalTo("unauthenticated"));
  }

  @Test
  void aTokenThatHasExpiredIsNotAnswered() {
    TokenSpec expired = TokenSpec.role("steward").withValidity(java.time.Duration.ofHours(-2));
    given()
        .auth()
        .oauth2(LocalStack.shared().token(expired))
        .get("/v1/duplicates")
        .then()
        .statusCode(401);
  }

  @Test
  void whoMayNotReadCustomersIsRefused() {
    as("auditor", "*")
        .get("/v1/duplicates")
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("code", equalTo("forbidden"));
  }

  @Test
  void aCustomerOfAnotherUnitIsAsUnknownAsOneThatDoesNotExist() {
    TestCustomer hidden = similar("sales-west");
    intake.register(hidden);

    String problem =
        as("agent", "sales-east")
            .get("/v1/duplicates?customerId=" + hidden.id())
            .then()
            .statusCode(404)
            .body("code", equalTo("not-found"))
            .extract()
            .jsonPath()
            .getString("detail");
    as("agent", "sales-east")
        .get("/v1/duplicates?customerId=" + Ids.next())
        .then()
        .statusCode(404)
        .body("detail", equalTo(problem));

    JsonNode denial = database.events(hidden.id()).getFirst();
    assertThat(database.published(hidden.id())).containsExactly("customer.accessed.v1");
    assertThat(denial.path("action").asText()).isEqualTo("duplicates-denied");
    assertThat(denial.path("outcome").asText()).isEqualTo("denied");
    assertThat(denial.path("reason").asText()).isEqualTo("unit");
    assertThat(denial.path("actor").path("subject").asText()).isEqualTo("dev-agent");
  }

  @Test
  void aPairIsHiddenFromWhoMaySeeOnlyOneOfTheTwo() {
    TestCustomer visible = similar("sales-east");
    TestCustomer hidden = similar("sales-west");
    intake.register(visible, hidden);

    as("agent", "sales-east")
        .get("/v1/duplicates?customerId=" + visible.id())
        .then()
        .statusCode(200)
        .body("items", hasSize(0));
    as("agent", "sales-east", "sales-west")
        .get("/v1/duplicates?customerId=" + visible.id())
        .then()
        .body("items", hasSize(1));
  }

  @Test
  void whoHasNoUnitSeesNothing() {
    as("agent").get("/v1/duplicates").then().statusCode(200).body("items", hasSize(0));
  }

  @Test
  void anErasedCustomerIsUnknown() {
    TestCustomer customer = similar("sales-east");
    intake.register(customer);
    intake.apply(customer.erased());

    as("steward", "*").get("/v1/duplicates?customerId=" + customer.id()).then().statusCode(404);
  }

  @Test
  void badParametersAreNamed() {
    RequestSpecification steward = as("steward", "*");
    refused(steward.get("/v1/duplicates?customerId=abc"), "invalid-parameter", "?customerId");
    refused(as("steward", "*").get("/v1/duplicates?state=x"), "invalid-parameter", "?state");
    refused(as("steward", "*").get("/v1/duplicates?limit=201"), "invalid-parameter", "?limit");
    as("steward", "*")
        .get("/v1/duplicates?customer=abc")
        .then()
        .statusCode(400)
        .body("code", equalTo("unknown-query-parameter"));
    as("steward", "*")
        .get("/v1/duplicates?cursor=abc")
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid-cursor"));
  }

  @Test
  void allPairsComePageByPageWithoutGapOrRepetition() {
    String unit = "unit-" + mobile;
    TestCustomer[] four = {similar(unit), similar(unit), similar(unit), similar(unit)};
    intake.register(four); // six pairs

    List<String> seen = new ArrayList<>();
    String path = "/v1/duplicates?limit=4";
    Response first = as("agent", unit).get(path);
    first
        .then()
        .statusCode(200)
        .header("Link", containsString("rel=\"next\""))
        .body("items", hasSize(4));
    seen.addAll(first.jsonPath().getList("items.id"));
    Response second =
        as("agent", unit).get(path + "&cursor=" + first.jsonPath().getString("nextCursor"));
    second
        .then()
        .statusCode(200)
        .header("Link", nullValue())
        .body("items", hasSize(2))
        .body("nextCursor", nullValue());
    seen.addAll(second.jsonPath().getList("items.id"));

    assertThat(seen).hasSize(6).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void aCursorOfOneListingDoesNotWorkInAnother() {
    String unit = "unit-" + mobile;
    intake.register(similar(unit), similar(unit), similar(unit));
    String cursor =
        as("agent", unit).get("/v1/duplicates?limit=1").jsonPath().getString("nextCursor");

    as("agent", unit)
        .get("/v1/duplicates?state=withdrawn&cursor=" + cursor)
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid-cursor"));
  }

  private TestCustomer similar(String unit) {
    String given = made++ % 2 == 0 ? "小明" : "晓明";
    return intake.customer(unit).named(family, given).mobile(mobile);
  }

  private static void refused(Response response, String code, String pointer) {
    response
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo(code))
        .body("errors[0].pointer", equalTo(pointer));
  }

  private static RequestSpecification as(String role, String... units) {
    TokenSpec spec = TokenSpec.role(role).withUnits(units);
    return given()
        .config(
            RestAssuredConfig.config()
                .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE)))
        .auth()
        .oauth2(LocalStack.shared().token(spec));
  }
}
