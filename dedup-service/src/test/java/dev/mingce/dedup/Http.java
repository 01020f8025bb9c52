package dev.mingce.dedup;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.mingce.stack.issuer.TokenSpec;
import dev.mingce.stack.testing.LocalStack;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** Requests of tests. */
public final class Http {

  private Http() {}

  /** A request of somebody with a role and units. */
  public static RequestSpecification as(String role, String... units) {
    return as(TokenSpec.role(role).withUnits(units));
  }

  public static RequestSpecification as(TokenSpec spec) {
    return given()
        .config(
            RestAssuredConfig.config()
                .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE)))
        .auth()
        .oauth2(LocalStack.shared().token(spec));
  }

  /** A request with a body, and a key of its own. */
  public static RequestSpecification posting(String role, String body) {
    return as(role, "*")
        .contentType("application/json")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(body);
  }

  /** Checks a problem. */
  public static void refused(Response response, int status, String code) {
    response
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code));
  }
}
