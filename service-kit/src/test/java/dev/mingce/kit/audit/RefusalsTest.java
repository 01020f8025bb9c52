package dev.mingce.kit.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mingce.events.EventJson;
import dev.mingce.events.Topics;
import dev.mingce.kit.app.Api;
import dev.mingce.kit.app.Rows;
import dev.mingce.stack.issuer.TokenSpec;
import dev.mingce.stack.testing.LocalStack;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "kit"))
class RefusalsTest {
  @Inject Refusals refusals;
  @Inject Rows rows;

  @BeforeEach
  void nothingIsWaiting() {
    refusals.flush();
    rows.update("DELETE FROM outbox WHERE type = 'access.refused.v1'");
  }

  @Test
  void recordsBadTokensTogetherAndNothingOfThem() throws IOException {
    String expired =
        LocalStack.shared().token(TokenSpec.role("agent").withValidity(Duration.ofSeconds(-61)));
    for (int i = 0; i < 30; i++) {
      given().auth().oauth2("abc.def." + i).get("/v1/notes").then().statusCode(401);
    }
    given().auth().oauth2(expired).get("/v1/notes").then().statusCode(401);

    refusals.flush();

    List<JsonNode> events = events();
    assertThat(events).hasSize(2);
    assertThat(events.get(0).path("action").asText()).isEqualTo("authenticate");
    assertThat(events.get(0).path("reason").asText()).isEqualTo("invalid-token");
    assertThat(events.get(0).path("count").asLong()).isEqualTo(30);
    assertThat(events.get(0).path("callerNetwork").asText()).isEqualTo("127.0.0.0/24");
    assertThat(events.get(0).has("actor")).isFalse();
    assertThat(events.get(1).path("reason").asText()).isEqualTo("expired-token");
    assertThat(events.get(1).path("count").asLong()).isEqualTo(1);
    assertThat(events.toString()).doesNotContain("abc.def", expired);
  }

  @Test
  void aRequestWithoutTokenIsNoAttempt() throws IOException {
    given().get("/v1/notes").then().statusCode(401);

    refusals.flush();

    assertThat(events()).isEmpty();
  }

  @Test
  void recordsWhoMayNotDoWhat() throws IOException {
    Api.as("partner").get("/v1/dead-letters/kit-test").then().statusCode(403);
    Api.as("partner").get("/v1/dead-letters/kit-test").then().statusCode(403);

    refusals.flush();

    List<JsonNode> events = events();
    assertThat(events).hasSize(1);
    JsonNode event = events.getFirst();
    assertThat(event.path("action").asText()).isEqualTo("authorize");
    assertThat(event.path("reason").asText()).isEqualTo("permission");
    assertThat(event.path("operation").asText()).isEqualTo("listDeadLetters");
    assertThat(event.path("count").asLong()).isEqualTo(2);
    assertThat(event.at("/actor/subject").asText()).isEqualTo("dev-partner");
    assertThat(event.at("/actor/roles/0").asText()).isEqualTo("partner");
  }

  private List<JsonNode> events() throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (var row :
        rows.all(
            "SELECT payload FROM outbox WHERE topic = ? AND type = 'access.refused.v1' ORDER BY id",
            Topics.CUSTOMER_ACCESS)) {
      events.add(EventJson.mapper().readTree((byte[]) row.get("payload")));
    }
    return events;
  }
}
