package dev.mingce.dedup.review;

import static dev.mingce.dedup.Http.as;
import static dev.mingce.dedup.Http.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
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
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FourEyesTest.FourEyes.class)
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "dedup"))
class FourEyesTest {

  /** An installation in which two persons must decide alike. */
  public static final class FourEyes implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("mingce.dedup.review.four-eyes", "true");
    }
  }

  @Inject TestIntake intake;
  @Inject TestDatabase database;

  private final Unlike unlike = new Unlike();
  private final String family = unlike.family();
  private final String mobile = "134" + unlike.digits();
  private final String unit = "unit-" + mobile;
  private TestCustomer first;

  private String review() {
    first = intake.customer(unit).named(family, "小明").mobile(mobile);
    intake.register(first, intake.customer(unit).named(family, "晓明").mobile(mobile));
    return as("steward", unit).get("/v1/reviews").path("items[0].id");
  }

  @Test
  void aDecisionCountsWhenASecondPersonDecidesAlike() {
    String id = review();

    decide(id, 1, "accept", "li.na")
        .then()
        .statusCode(200)
        .body("state", equalTo("open"))
        .body("decision", nullValue());
    assertThat(database.pairs(first.id())).containsExactly("open review");
    refused(decide(id, 2, "accept", "li.na"), 409, "second-person-required");

    decide(id, 2, "accept", "wang.fang")
        .then()
        .statusCode(200)
        .body("state", equalTo("decided"))
        .body("decidedBy", equalTo("wang.fang"));
    assertThat(database.pairs(first.id())).containsExactly("open auto-merge");
  }

  @Test
  void whoDisagreesBeginsAnewAndTheFirstPersonMayAgree() {
    String id = review();
    decide(id, 1, "accept", "li.na").then().statusCode(200);

    decide(id, 2, "reject", "wang.fang").then().statusCode(200).body("state", equalTo("open"));
    assertThat(database.pairs(first.id())).containsExactly("open review");

    decide(id, 3, "reject", "li.na")
        .then()
        .statusCode(200)
        .body("state", equalTo("decided"))
        .body("decision", equalTo("reject"));
    assertThat(database.pairs(first.id())).containsExactly("withdrawn distinct");
  }

  private static Response decide(String id, int version, String decision, String person) {
    return as(TokenSpec.role("steward").withSubject(person).withUnits("*"))
        .contentType("application/json")
        .header("Idempotency-Key", Ids.next().toString())
        .header("If-Match", "\"" + version + "\"")
        .body("{\"decision\":\"" + decision + "\"}")
        .post("/v1/reviews/" + id + "/decision");
  }
}
