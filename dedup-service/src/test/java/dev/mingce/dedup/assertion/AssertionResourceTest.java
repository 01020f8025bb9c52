package dev.mingce.dedup.assertion;

import static dev.mingce.dedup.Http.as;
import static dev.mingce.dedup.Http.posting;
import static dev.mingce.dedup.Http.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mingce.dedup.TestDatabase;
import dev.mingce.dedup.Unlike;
import dev.mingce.dedup.intake.TestCustomer;
import dev.mingce.dedup.intake.TestIntake;
import dev.mingce.dedup.rescore.RescoreService;
import dev.mingce.kit.Ids;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "dedup"))
class AssertionResourceTest {

  @Inject TestIntake intake;
  @Inject TestDatabase database;
  @Inject RescoreService rescoring;

  private final Unlike unlike = new Unlike();
  private final String number = unlike.digits();
  private final String family = unlike.family();
  private final String born = unlike.born();
  private final String mobile = "135" + number;

  @Test
  void whoAreAssertedToBeTwoAreNoLongerSuspectedAndNeverAgain() {
    TestCustomer first = alike();
    TestCustomer second = alike();
    intake.register(first, second);
    assertThat(database.pairs(first.id())).containsExactly("open auto-merge");

    Response answer = assertPair(first, second, "cannot-link");

    answer
        .then()
        .statusCode(201)
        .header("ETag", equalTo("\"1\""))
        .body("type", equalTo("cannot-link"))
        .body("origin", equalTo("api"))
        .body("assertedBy", equalTo("dev-steward"));
    assertThat(answer.header("Location")).isEqualTo("/v1/assertions/" + answer.path("id"));
    assertThat(database.pairs(first.id())).containsExactly("withdrawn distinct");
    assertThat(database.events(first.id()).getLast().path("reason").asText())
        .isEqualTo("asserted-distinct");
    intake.apply(second.updated());
    rescoring.rescore(first.id());
    assertThat(database.pairs(first.id())).containsExactly("withdrawn distinct");
  }

  @Test
  void whoAreAssertedToBeOneAreMergedInTheNameOfWhoSaidSo() {
    TestCustomer first = intake.customer().named(family, "小明").mobile(mobile);
    TestCustomer second =
        intake.customer().named("Smith", "John").mobile("133" + mobile.substring(3));
    intake.register(first, second);

    assertPair(first, second, "must-link").then().statusCode(201);

    assertThat(database.pairs(first.id())).containsExactly("open auto-merge");
    JsonNode request = database.events(first.id()).getLast();
    assertThat(request.at("/requestedBy/subject").asText()).isEqualTo("dev-steward");
    assertThat(request.at("/requestedBy/type").asText()).isEqualTo("user");
    rescoring.rescore(second.id());
    assertThat(database.pairs(first.id())).containsExactly("open auto-merge");
  }

  @Test
  void whatWasSaidOfOthersIsNotContradicted() {
    TestCustomer a = alike();
    TestCustomer b = alike();
    TestCustomer c = alike();
    intake.register(a, b, c);
    assertPair(a, b, "must-link").then().statusCode(201);
    assertPair(b, c, "must-link").then().statusCode(201);

    refused(assertPair(a, c, "cannot-link"), 409, "assertion-contradiction");
  }

  @Test
  void aRepeatedRequestTakesEffectOnce() {
    TestCustomer first = alike();
    TestCustomer second = alike();
    intake.register(first, second);
    String key = UUID.randomUUID().toString();

    for (String replayed : new String[] {null, "true"}) {
      as("steward", "*")
          .contentType("application/json")
          .header("Idempotency-Key", key)
          .body(body(first.id(), second.id(), "cannot-link"))
          .post("/v1/assertions")
          .then()
          .statusCode(201)
          .header("Idempotency-Replayed", equalTo(replayed))
          .body("version", equalTo(1));
    }
  }

  @Test
  void whatWasTakenBackNoLongerHolds() {
    TestCustomer first = alike();
    TestCustomer second = alike();
    intake.register(first, second);
    String path = assertPair(first, second, "cannot-link").header("Location");

    refused(as("steward", "*").delete(path), 428, "precondition-required");
    refused(
        as("steward", "*").header("If-Match", "\"9\"").delete(path), 412, "precondition-failed");
    as("steward", "*").header("If-Match", "\"1\"").delete(path).then().statusCode(204);

    refused(as("steward", "*").get(path), 404, "not-found");
    assertThat(database.pairs(first.id())).containsExactly("open auto-merge");
  }

  @Test
  void assertionsOfACustomerAreListed() {
    TestCustomer first = alike();
    TestCustomer second = alike();
    intake.register(first, second);
    String path = assertPair(first, second, "cannot-link").header("Location");

    as("steward", "*")
        .get("/v1/assertions?customerId=" + second.id())
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].reason", equalTo("test"));
    as("steward", "*").get(path).then().statusCode(200).header("ETag", equalTo("\"1\""));
    refused(as("steward", "*").get("/v1/assertions?customerId=x"), 400, "invalid-parameter");
    refused(as("steward", "sales-west").get(path), 404, "not-found");
  }

  @Test
  void whoMayNotDecideIsRefused() {
    given().contentType("application/json").post("/v1/assertions").then().statusCode(401);
    refused(posting("agent", "{}").post("/v1/assertions"), 403, "forbidden");
  }

  @Test
  void badInputIsNamed() {
    TestCustomer known = alike();
    intake.register(known);
    invalid("{}", "/left");
    invalid(body(known.id(), known.id(), "must-link"), "/right");
    invalid(body(known.id(), Ids.next(), "maybe"), "/type");
    refused(
        posting("steward", body(known.id(), Ids.next(), "must-link")).post("/v1/assertions"),
        404,
        "not-found");
    refused(
        as("steward", "*").contentType("application/json").body("{}").post("/v1/assertions"),
        400,
        "idempotency-key-required");
  }

  private static void invalid(String body, String pointer) {
    posting("steward", body)
        .post("/v1/assertions")
        .then()
        .statusCode(400)
        .body("code", equalTo("validation-failed"))
        .body("errors[0].pointer", equalTo(pointer));
  }

  private static Response assertPair(TestCustomer left, TestCustomer right, String type) {
    return posting("steward", body(left.id(), right.id(), type)).post("/v1/assertions");
  }

  private static String body(UUID left, UUID right, String type) {
    return "{\"left\":\"%s\",\"right\":\"%s\",\"type\":\"%s\",\"reason\":\"test\"}"
        .formatted(left, right, type);
  }

  private TestCustomer alike() {
    return intake.customer().named(family, "小明").born(born).mobile(mobile);
  }
}
