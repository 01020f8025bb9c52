package dev.mingce.dedup;

import static io.restassured.RestAssured.given;

import dev.mingce.stack.issuer.TokenSpec;
import dev.mingce.stack.testing.LocalStack;
import io.restassured.specification.RequestSpecification;

/** Requests of people in a role. */
public final class Caller {

  private Caller() {}

  public static RequestSpecification as(String role, String... units) {
    return of(TokenSpec.role(role).withUnits(units));
  }

  public static RequestSpecification named(String subject, String role, String... units) {
    return of(TokenSpec.role(role).withUnits(units).withSubject(subject));
  }

  public static RequestSpecification nobody() {
    return given();
  }

  private static RequestSpecification of(TokenSpec spec) {
    return given().auth().oauth2(LocalStack.shared().token(spec));
  }
}
