package dev.mingce.customer.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.mingce.customer.testing.CustomerApi;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "customer"))
class IdentifierTypeApiTest {
  private final CustomerApi api = new CustomerApi();
  private final String number = UUID.randomUUID().toString();

  @Test
  void ofManyCreatesWithOneUniqueIdentifierOneSucceedsAndTheOthersLearnNothingPersonal()
      throws Exception {
    List<Integer> statuses =
        CustomerApi.inParallel(
            64, i -> api.register(person("membership-number", number)).statusCode());
    assertThat(statuses.stream().filter(s -> s == 201)).hasSize(1);
    assertThat(statuses.stream().filter(s -> s == 409)).hasSize(63);
    api.agent().get("/v1/customers?count=true").then().body("count", equalTo(1));

    Response refused =
        CustomerApi.as("agent", "elsewhere")
            .contentType("application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .body(person("membership-number", number).replace(api.unit(), "elsewhere"))
            .post("/v1/customers");
    refused
        .then()
        .statusCode(409)
        .body("code", equalTo("identifier-taken"))
        .body("errors[0].pointer", equalTo("/identifiers"));
    assertThat(refused.asString()).doesNotContain(number).doesNotContain(api.unit());
  }

  @Test
  void aUniqueValueIsFreeAgainWhenItsRecordLetsItGo() {
    String path = api.create(person("membership-number", number));
    String other = api.create(person("external-id", number));
    String claim =
        "{\"identifiers\":[{\"type\":\"membership-number\",\"value\":\"" + number + "\"}]}";
    api.patch(other, 1, claim).then().statusCode(409).body("code", equalTo("identifier-taken"));
    api.patch(path, 1, "{\"identifiers\":null}").then().statusCode(200);
    api.patch(other, 1, claim).then().statusCode(200).body("version", equalTo(2));
  }

  @Test
  void aTypeBecomesUniqueOnlyWhenNoValueIsShared() {
    api.create(person("social-security-number", number));
    String second = api.create(person("social-security-number", number));
    change("social-security-number", "{\"unique\":true}")
        .then()
        .statusCode(409)
        .body("code", equalTo("values-shared"));
    api.patch(second, 1, "{\"identifiers\":null}").then().statusCode(200);
    change("social-security-number", "{\"unique\":true}")
        .then()
        .statusCode(200)
        .body("unique", equalTo(true));
    try {
      api.register(person("social-security-number", number)).then().statusCode(409);
    } finally {
      change("social-security-number", "{\"unique\":false}").then().statusCode(200);
    }
    api.register(person("social-security-number", number)).then().statusCode(201);
  }

  @Test
  void valuesOfATypeStayMaskedForRolesThatMayNotSeeThem() {
    String path = api.create(person("tax-number", "TAX-123456"));
    change("tax-number", "{\"visibleTo\":[\"privacy-officer\"]}").then().statusCode(200);
    try {
      await(() -> api.revealed(path).path("identifiers[0].value"), "****56");
    } finally {
      change("tax-number", "{\"visibleTo\":[]}").then().statusCode(200);
    }
    await(() -> api.revealed(path).path("identifiers[0].value"), "TAX-123456");
  }

  @Test
  void theRegistryIsGuarded() {
    api.agent().get("/v1/identifier-types").then().statusCode(200).body("items", hasSize(9));
    api.steward().get("/v1/identifier-types/shoe-size").then().statusCode(404);
    api.agent()
        .contentType("application/merge-patch+json")
        .header("If-Match", "\"1\"")
        .body("{}")
        .patch("/v1/identifier-types/passport")
        .then()
        .statusCode(403);
    api.steward()
        .contentType("application/merge-patch+json")
        .body("{}")
        .patch("/v1/identifier-types/passport")
        .then()
        .statusCode(428);
    change("passport", "{\"retention\":\"forever\",\"visibleTo\":[\"king\"]}")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/retention", "/visibleTo/0"));
  }

  // The registry is read anew within seconds, by every instance.
  private static void await(java.util.function.Supplier<String> actual, String expected) {
    long end = System.nanoTime() + 10_000_000_000L;
    String seen = actual.get();
    while (!expected.equals(seen) && System.nanoTime() < end) {
      Thread.onSpinWait();
      seen = actual.get();
    }
    assertThat(seen).isEqualTo(expected);
  }

  private Response change(String type, String patch) {
    String tag = api.steward().get("/v1/identifier-types/" + type).header("ETag");
    return api.steward()
        .contentType("application/merge-patch+json")
        .header("If-Match", tag)
        .body(patch)
        .patch("/v1/identifier-types/" + type);
  }

  private String person(String type, String value) {
    return """
    {"kind":"person","name":{"full":"王小明"},"identifiers":[{"type":"%s","value":"%s"}],
     "owner":{"unit":"%s","user":"li.na"}}
    """
        .formatted(type, value, api.unit());
  }
}
