package dev.mingce.dedup.explain;

import static dev.mingce.dedup.Http.as;
import static dev.mingce.dedup.Http.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.mingce.dedup.Unlike;
import dev.mingce.dedup.intake.TestCustomer;
import dev.mingce.dedup.intake.TestIntake;
import dev.mingce.kit.Ids;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "dedup"))
class ExplainResourceTest {

  @Inject TestIntake intake;

  private final Unlike unlike = new Unlike();
  private final String number = unlike.digits();
  private final String family = unlike.family();
  private final String born = unlike.born();
  private final String mobile = "137" + number;

  @Test
  void theStepsOfAPairThatMatchesSumToItsWeight() {
    TestCustomer left = intake.customer().named(family, "小明").mobile(mobile);
    TestCustomer right = intake.customer().named(family, "晓明").mobile(mobile);
    intake.register(left, right);

    JsonPath explained =
        as("agent", "sales-east")
            .get(path(right, left))
            .then()
            .statusCode(200)
            .body("left", equalTo(left.id().toString()))
            .body("decision", equalTo("review"))
            .body("reason", equalTo("doubt"))
            .body("held", equalTo(true))
            .body("veto", nullValue())
            .body("thresholds.link", closeTo(0, 0))
            .body("thresholds.guard", closeTo(-3, 0))
            .body("thresholds.merge", closeTo(10, 0))
            .body("sharedKeys.rule", hasItem("phone"))
            .body("sameCluster", equalTo(true))
            .body("steps", hasSize(3))
            .extract()
            .jsonPath();

    List<Double> counted = explained.getList("steps.counted", Double.class);
    double sum = counted.stream().mapToDouble(Double::doubleValue).sum();
    assertThat(explained.getDouble("priorWeight") + sum - explained.getDouble("householdPenalty"))
        .isEqualTo(explained.getDouble("matchWeight"), within(1e-9));
  }

  @Test
  void whyTwoNeverMetIsSaid() {
    TestCustomer left = intake.customer().named("欧阳", "若兰").mobile("139" + number);
    TestCustomer right =
        intake.customer().named("Smith", "John").mobile("133" + new Unlike().digits());
    intake.register(left, right);

    as("steward", "*")
        .get(path(left, right))
        .then()
        .statusCode(200)
        .body("decision", equalTo("distinct"))
        .body("reason", equalTo("weight"))
        .body("sharedKeys", hasSize(0))
        .body("sameCluster", equalTo(false));
  }

  @Test
  void aVetoIsNamed() {
    TestCustomer left = alike().identifier("national-id", "11010519491231002X");
    TestCustomer right = alike().identifier("national-id", "110105199002030021");
    intake.register(left, right);

    as("steward", "*")
        .get(path(left, right))
        .then()
        .statusCode(200)
        .body("decision", equalTo("distinct"))
        .body("reason", equalTo("veto"))
        .body("veto", equalTo("different-national-ids"));
  }

  @Test
  void whatIsWrongWithARequestIsSaid() {
    TestCustomer known = alike();
    TestCustomer hidden =
        intake.customer("sales-west").named(family, "小明").born(born).mobile(mobile);
    intake.register(known, hidden);
    given().get("/v1/explain").then().statusCode(401);
    refused(as("auditor", "*").get(path(known, hidden)), 403, "forbidden");
    refused(as("agent", "sales-east").get(path(known, hidden)), 404, "not-found");
    refused(as("steward", "*").get("/v1/explain?left=" + known.id()), 400, "invalid-parameter");
    refused(as("steward", "*").get(path(known, known)), 400, "invalid-parameter");
    refused(
        as("steward", "*").get("/v1/explain?left=" + known.id() + "&right=" + Ids.next()),
        404,
        "not-found");
  }

  private TestCustomer alike() {
    return intake.customer().named(family, "小明").born(born).mobile(mobile);
  }

  private static String path(TestCustomer one, TestCustomer other) {
    return "/v1/explain?left=" + one.id() + "&right=" + other.id();
  }
}
