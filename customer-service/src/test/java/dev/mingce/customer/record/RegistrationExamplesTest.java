package dev.mingce.customer.record;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mingce.stack.issuer.TokenSpec;
import dev.mingce.stack.testing.LocalStack;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documented examples are what happens. */
@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "customer"))
class RegistrationExamplesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(strings = {"chinese-person", "western-person"})
  void aRegistrationIsAnsweredAsItsExampleShows(String name) throws IOException {
    JsonNode examples = examples();
    String answer = register(examples.at("/request/" + name + "/value"));

    assertThat(withoutIdAndTimes(JSON.readTree(answer)))
        .isEqualTo(withoutIdAndTimes(examples.at("/201/" + name + "/value")));
  }

  @ParameterizedTest
  @ValueSource(strings = "organisation")
  void theOtherExamplesAreAccepted(String name) throws IOException {
    JsonNode created = JSON.readTree(register(examples().at("/request/" + name + "/value")));

    assertThat(created.path("kind").asText()).isEqualTo("organisation");
  }

  private static String register(JsonNode body) {
    return given()
        .auth()
        .oauth2(
            LocalStack.shared()
                .token(TokenSpec.role("agent").withUnits("sales-east", "sales-europe")))
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .contentType("application/json")
        .body(body.toString())
        .post("/v1/customers")
        .then()
        .statusCode(201)
        .extract()
        .asString();
  }

  private static JsonNode withoutIdAndTimes(JsonNode customer) {
    ObjectNode copy = customer.deepCopy();
    return copy.remove(List.of("id", "createdAt", "updatedAt"));
  }

  private static JsonNode examples() throws IOException {
    try (InputStream in =
        RegistrationExamplesTest.class.getResourceAsStream("/api-examples/registerCustomer.json")) {
      return JSON.readTree(in);
    }
  }
}
