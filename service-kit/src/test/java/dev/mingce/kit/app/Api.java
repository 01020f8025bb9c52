package dev.mingce.kit.app;

import static io.restassured.RestAssured.given;

import dev.mingce.stack.issuer.TokenSpec;
import dev.mingce.stack.testing.LocalStack;
import io.restassured.specification.RequestSpecification;

/** Requests of callers. */
public final class Api {
  private Api() {}

  public static RequestSpecification as(String role) {
    return as(TokenSpec.role(role));
  }

  public static RequestSpecification as(TokenSpec caller) {
    return with(LocalStack.shared().token(caller));
  }

  public static RequestSpecification with(String token) {
    return given().header("Authorization", "Bearer " + token);
  }
}
