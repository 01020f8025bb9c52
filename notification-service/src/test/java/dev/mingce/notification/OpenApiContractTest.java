package dev.mingce.notification;

import static io.restassured.RestAssured.get;

import dev.mingce.kit.problem.ErrorCode;
import dev.mingce.kit.testing.ApiContract;
import dev.mingce.kit.testing.ProblemTexts;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class OpenApiContractTest {
  private static final String SERVICE = "notification-service";

  static List<ErrorCode> errors() {
    return ProblemTexts.errors();
  }

  @Test
  void everyOperationIsDescribedWithItsPermissionExamplesAndProblems() {
    served().describesEveryOperation();
  }

  @Test
  void theServedDocumentIsTheCommittedOne() {
    served().isTheCommittedOne();
  }

  @ParameterizedTest
  @MethodSource("errors")
  void everyProblemIsExplainedInBothLanguages(ErrorCode error) {
    ProblemTexts.checkPage(
        error,
        get("/problems/" + SERVICE + "/" + error.code())
            .then()
            .statusCode(200)
            .extract()
            .asString());
  }

  @Test
  void bothLanguagesHaveTheSameTexts() {
    ProblemTexts.checkLanguages();
  }

  @Test
  void thePageToTryTheApiIsServed() {
    get("/q/swagger-ui/").then().statusCode(200).contentType("text/html");
  }

  private static ApiContract served() {
    return ApiContract.of(
        SERVICE, get("/q/openapi?format=json").then().statusCode(200).extract().asString());
  }
}
