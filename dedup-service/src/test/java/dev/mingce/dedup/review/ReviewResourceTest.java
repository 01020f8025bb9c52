package dev.mingce.dedup.review;

import static dev.mingce.dedup.Http.as;
import static dev.mingce.dedup.Http.posting;
import static dev.mingce.dedup.Http.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.mingce.dedup.TestDatabase;
import dev.mingce.dedup.Unlike;
import dev.mingce.dedup.intake.TestCustomer;
import dev.mingce.dedup.intake.TestIntake;
import dev.mingce.kit.Ids;
import dev.mingce.stack.issuer.TokenSpec;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "dedup"))
class ReviewResourceTest {

  @Inject TestIntake intake;
  @Inject TestDatabase database;

  private final Unlike unlike = new Unlike();
  private final String number = unlike.digits();
  private final String family = unlike.family();
  private final String born = unlike.born();
  private final String mobile = "134" + number;

  private final String unit = "unit-" + mobile;
  private TestCustomer first;
  private TestCustomer second;

  private String review() {
    first = intake.customer(unit).named(family, "小明").mobile(mobile);
    second = intake.customer(unit).named(family, "晓明").mobile(mobile);
    intake.register(first, second);
    return as("steward", unit).get("/v1/reviews").path("items[0].id");
  }

  @Test
  void aPairThatNeedsAPersonIsShownSideBySideAndMasked() {
    String id = review();

    as("steward", unit)
        .get("/v1/reviews/" + id)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"1\""))
        .header("Cache-Control", "no-store")
        .body("state", equalTo("open"))
        .body("left", equalTo(first.id().toString()))
        .body("leftRecord.name", equalTo(family.substring(0, 1) + "**"))
        .body("rightRecord.phones[0]", equalTo("134****" + mobile.substring(7)))
        .body("evidence[0].level", equalTo("homophone"))
        .body("overdue", equalTo(false))
        .body("claimedBy", nullValue());
  }

  @Test
  void whatAPersonAcceptsIsMergedInItsName() {
    String id = review();

    decide(id, 1, "accept")
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"2\""))
        .body("state", equalTo("decided"))
        .body("decision", equalTo("accept"))
        .body("decidedBy", equalTo("dev-steward"));

    assertThat(database.pairs(first.id())).containsExactly("open auto-merge");
    assertThat(database.events(first.id()).getLast().at("/requestedBy/subject").asText())
        .isEqualTo("dev-steward");
    assertThat(database.count("assertion", first.id())).isEqualTo(1);
    refused(decide(id, 2, "reject"), 409, "review-closed");
    as("steward", unit).get("/v1/reviews").then().body("items", hasSize(0));
  }

  @Test
  void whatAPersonRejectsIsWithdrawnForGood() {
    String id = review();

    decide(id, 1, "reject").then().statusCode(200).body("decision", equalTo("reject"));

    assertThat(database.pairs(first.id())).containsExactly("withdrawn distinct");
    intake.apply(second.updated());
    assertThat(database.pairs(first.id())).containsExactly("withdrawn distinct");
  }

  @Test
  void whoWorksOnAReviewKeepsOthersAway() {
    String id = review();
    as("steward", unit)
        .post("/v1/reviews/" + id + "/claim")
        .then()
        .statusCode(200)
        .body("claimedBy", equalTo("dev-steward"));
    TokenSpec other = TokenSpec.role("steward").withSubject("wang.fang").withUnits("*");

    refused(as(other).post("/v1/reviews/" + id + "/claim"), 409, "review-claimed");
    as("steward", unit).get("/v1/reviews?mine=true").then().body("items", hasSize(1));
    as(other).get("/v1/reviews?mine=true").then().body("items.id", not(hasItem(id)));

    as("steward", unit).post("/v1/reviews/" + id + "/release").then().statusCode(200);
    as(other).post("/v1/reviews/" + id + "/claim").then().statusCode(200);
  }

  @Test
  void aReviewThatWasPutOffIsBackLater() {
    String id = review();

    post(id, 1, "{\"decision\":\"defer\",\"until\":\"2099-01-01T00:00:00Z\"}")
        .then()
        .statusCode(200)
        .body("deferredUntil", equalTo("2099-01-01T00:00:00Z"));

    as("steward", unit).get("/v1/reviews").then().body("items", hasSize(0));
    as("steward", unit).get("/v1/reviews?deferred=true").then().body("items", hasSize(1));
  }

  @Test
  void aPinnedReviewIsFirstAndStaysWhenTheModelChangesItsMind() {
    String id = review();
    post(id, 1, "{\"decision\":\"pin\"}").then().statusCode(200).body("pinned", equalTo(true));

    intake.apply(second.named("李", "娜").updated());

    as("steward", unit).get("/v1/reviews").then().body("items[0].id", equalTo(id));
  }

  @Test
  void aReviewClosesWhenTheEvidenceChanges() {
    String id = review();

    intake.apply(second.named("李", "娜").updated());

    as("steward", unit)
        .get("/v1/reviews/" + id)
        .then()
        .body("state", equalTo("closed"))
        .body("closedBecause", equalTo("no-longer-matches"));
  }

  @Test
  void whoIsSplitOffBelongsToNobodyOfItsCluster() {
    review();
    TestCustomer third = intake.customer(unit).named(family, "小明").born(born).mobile(mobile);
    intake.register(third);
    List<String> ids = as("steward", unit).get("/v1/reviews").path("items.id");
    Response review = as("steward", unit).get("/v1/reviews/" + ids.getFirst());
    String out = second.id().toString();

    post(review.path("id"), 1, "{\"decision\":\"split\",\"customerId\":\"" + out + "\"}")
        .then()
        .statusCode(200)
        .body("decision", equalTo("split"));

    assertThat(database.cluster(second.id())).isEmpty();
    assertThat(database.cluster(first.id())).containsExactly(first.id(), third.id());
    assertThat(database.count("assertion", second.id())).isEqualTo(2);
  }

  @Test
  void severalAreDecidedTogetherAndOneThatFailsDoesNotSinkTheOthers() {
    String id = review();
    String body =
        """
        {"items":[{"id":"%s","version":7,"decision":"accept"},{"id":"%s","version":1,"decision":"reject"},
        {"id":"%s","version":1,"decision":"accept"}]}
        """
            .formatted(id, id, Ids.next());

    posting("steward", body)
        .post("/v1/reviews/batch")
        .then()
        .statusCode(200)
        .body("results.status", equalTo(List.of(412, 200, 404)))
        .body("results[0].code", equalTo("precondition-failed"));
  }

  @Test
  void whatIsWrongWithARequestIsSaid() {
    String id = review();
    given().get("/v1/reviews").then().statusCode(401);
    refused(as("agent", unit).get("/v1/reviews"), 403, "forbidden");
    refused(as("steward", unit).get("/v1/reviews?state=x"), 400, "invalid-parameter");
    refused(as("steward", "other").get("/v1/reviews/" + id), 404, "not-found");
    refused(as("steward", unit).get("/v1/reviews/" + Ids.next()), 404, "not-found");
    refused(decide(id, 5, "accept"), 412, "precondition-failed");
    refused(
        posting("steward", "{\"decision\":\"accept\"}").post("/v1/reviews/" + id + "/decision"),
        428,
        "precondition-required");
    refused(post(id, 1, "{\"decision\":\"defer\"}"), 400, "validation-failed");
    refused(post(id, 1, "{\"decision\":\"maybe\"}"), 400, "validation-failed");
    refused(post(id, 1, "{\"decision\":\"split\"}"), 400, "validation-failed");
    refused(posting("steward", "{}").post("/v1/reviews/batch"), 400, "validation-failed");
  }

  private static Response decide(String id, int version, String decision) {
    return post(id, version, "{\"decision\":\"" + decision + "\"}");
  }

  private static Response post(String id, int version, String body) {
    return posting("steward", body)
        .header("If-Match", "\"" + version + "\"")
        .post("/v1/reviews/" + id + "/decision");
  }
}
