package dev.mingce.dedup.clusters;

import static dev.mingce.dedup.Http.as;
import static dev.mingce.dedup.Http.refused;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.mingce.dedup.TestDatabase;
import dev.mingce.dedup.Unlike;
import dev.mingce.dedup.intake.TestCustomer;
import dev.mingce.dedup.intake.TestIntake;
import dev.mingce.kit.Ids;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "dedup"))
class ClusterResourceTest {

  @Inject TestIntake intake;
  @Inject TestDatabase database;

  private final Unlike unlike = new Unlike();
  private final String family = unlike.family();
  private final String mobile = "137" + unlike.digits();

  @Test
  void aClusterShowsItsMembersAndWhatHoldsThemTogether() {
    TestCustomer left = intake.customer().named(family, "小明").mobile(mobile);
    TestCustomer right = intake.customer().named(family, "晓明").mobile(mobile);
    intake.register(left, right);
    UUID id = database.clusterId(left.id());

    as("agent", "sales-east")
        .get("/v1/clusters/" + id)
        .then()
        .statusCode(200)
        .header("ETag", notNullValue())
        .body("kind", equalTo("person"))
        .body("size", equalTo(2))
        .body("members", contains(left.id().toString(), right.id().toString()))
        .body("links", hasSize(1))
        .body("links[0].linked", equalTo(true))
        .body("links[0].origin", equalTo("model"))
        .body("links[0].matchWeight", greaterThan(0d));
    as("agent", "sales-east")
        .get("/v1/clusters?customerId=" + right.id())
        .then()
        .statusCode(200)
        .body("items.id", contains(id.toString()));
  }

  @Test
  void aCustomerThatStandsAloneIsInNone() {
    TestCustomer alone = intake.customer().named(family, "独一").mobile(mobile);
    intake.register(alone);

    as("steward", "sales-east")
        .get("/v1/clusters?customerId=" + alone.id())
        .then()
        .statusCode(200)
        .body("items", hasSize(0));
  }

  @Test
  void membersOfOtherUnitsAreCountedButNotShown() {
    TestCustomer own = intake.customer().named(family, "小明").mobile(mobile);
    TestCustomer others = intake.customer("sales-west").named(family, "晓明").mobile(mobile);
    intake.register(own, others);
    UUID id = database.clusterId(own.id());

    as("agent", "sales-east")
        .get("/v1/clusters/" + id)
        .then()
        .statusCode(200)
        .body("size", equalTo(2))
        .body("members", contains(own.id().toString()))
        .body("links", hasSize(0));
    refused(as("agent", "sales-north").get("/v1/clusters/" + id), 404, "not-found");
  }

  @Test
  void aClusterThatEndedIsStillAnsweredWithoutMembers() {
    TestCustomer left = intake.customer().named(family, "小明").mobile(mobile);
    TestCustomer right = intake.customer().named(family, "晓明").mobile(mobile);
    intake.register(left, right);
    UUID id = database.clusterId(left.id());
    intake.apply(right.erased());

    as("agent", "sales-east")
        .get("/v1/clusters/" + id)
        .then()
        .statusCode(200)
        .body("size", equalTo(0))
        .body("members", hasSize(0));
  }

  @Test
  void badQuestionsAndStrangersAreRefused() {
    refused(as("agent", "sales-east").get("/v1/clusters"), 400, "invalid-parameter");
    refused(
        as("agent", "sales-east").get("/v1/clusters?customerId=none"), 400, "invalid-parameter");
    refused(
        as("agent", "sales-east").get("/v1/clusters?customerId=" + Ids.next()), 404, "not-found");
    refused(as("agent", "sales-east").get("/v1/clusters/" + Ids.next()), 404, "not-found");
    refused(as("auditor", "sales-east").get("/v1/clusters/" + Ids.next()), 403, "forbidden");
    given().get("/v1/clusters/" + Ids.next()).then().statusCode(401);
  }
}
