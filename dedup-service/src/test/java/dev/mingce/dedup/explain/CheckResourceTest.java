package dev.mingce.dedup.explain;

import static dev.mingce.dedup.Http.as;
import static dev.mingce.dedup.Http.posting;
import static dev.mingce.dedup.Http.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.mingce.dedup.TestDatabase;
import dev.mingce.dedup.Unlike;
import dev.mingce.dedup.intake.TestCustomer;
import dev.mingce.dedup.intake.TestIntake;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "dedup"))
class CheckResourceTest {

  @Inject TestIntake intake;
  @Inject TestDatabase database;

  private final Unlike unlike = new Unlike();
  private final String number = unlike.digits();
  private final String family = unlike.family();
  private final String born = unlike.born();
  private final String mobile = "136" + number;

  @Test
  void whoResemblesARecordThatIsNotSavedIsShownMasked() {
    TestCustomer known = intake.customer().named(family, "小明").born(born).mobile(mobile);
    TestCustomer hidden =
        intake.customer("sales-west").named(family, "小明").born(born).mobile(mobile);
    intake.register(known, hidden);
    String before = database.record(known.id());

    as("agent", "sales-east")
        .contentType("application/json")
        .body(body("晓明"))
        .post("/v1/duplicates/check")
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("items", hasSize(1))
        .body("items[0].customerId", equalTo(known.id().toString()))
        .body("items[0].decision", equalTo("review"))
        .body("items[0].record.name", equalTo(family.substring(0, 1) + "**"))
        .body("items[0].record.birthDate", equalTo(born.substring(0, 4) + "-**-**"))
        .body("items[0].evidence[0].level", equalTo("homophone"));

    assertThat(database.record(known.id())).isEqualTo(before);
  }

  @Test
  void nobodyResemblesAStranger() {
    posting("agent", body("小明"))
        .post("/v1/duplicates/check")
        .then()
        .statusCode(200)
        .body("items", hasSize(0));
  }

  @Test
  void whatIsWrongWithARequestIsSaid() {
    given().contentType("application/json").post("/v1/duplicates/check").then().statusCode(401);
    refused(posting("auditor", "{}").post("/v1/duplicates/check"), 403, "forbidden");
    refused(posting("agent", "{}").post("/v1/duplicates/check"), 400, "validation-failed");
    refused(
        posting("agent", "{\"kind\":\"robot\"}").post("/v1/duplicates/check"),
        400,
        "validation-failed");
    refused(
        posting("agent", "{\"kind\":\"person\",\"shoe\":42}").post("/v1/duplicates/check"),
        400,
        "validation-failed");
  }

  private String body(String given) {
    return """
    {"kind":"person","name":{"family":"%s","given":"%s"},"birthDate":"%s",
    "contactPoints":[{"type":"mobile","value":"%s"}]}
    """
        .formatted(family, given, born, mobile);
  }
}
