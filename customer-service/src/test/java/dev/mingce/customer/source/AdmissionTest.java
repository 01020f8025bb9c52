package dev.mingce.customer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.mingce.customer.search.QualityHandler;
import dev.mingce.customer.testing.CustomerApi;
import dev.mingce.events.EventEnvelope;
import dev.mingce.events.EventJson;
import dev.mingce.events.SourceAdmissionChanged;
import dev.mingce.events.Topics;
import dev.mingce.kit.inbox.ReceivedEvent;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A source in quarantine is refused until it is let in again. */
@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "customer"))
class AdmissionTest {
  private static final Instant NINE = Instant.parse("2026-01-01T09:00:00Z");
  private static final Instant TEN = Instant.parse("2026-01-01T10:00:00Z");

  private final CustomerApi api = new CustomerApi();
  private final String system = "feed-" + UUID.randomUUID().toString().substring(0, 8);

  @Inject QualityHandler handler;

  @Test
  void aSourceInQuarantineChangesNothingUntilItIsLetInAgain() {
    Response first = feed(1, "王小明");
    first.then().statusCode(200);
    String customer = "/v1/customers/" + first.jsonPath().getString("customerId");

    told(false, NINE);
    feed(2, "n/a").then().statusCode(409).body("code", equalTo("source-quarantined"));
    feed(2, "n/a").then().statusCode(409);
    assertThat(api.revealed(customer).jsonPath().getString("name.full")).isEqualTo("王小明");
    api.agent()
        .get("/v1/sources/" + system + "/admission")
        .then()
        .statusCode(200)
        .body("state", equalTo("quarantined"))
        .body("since", equalTo(NINE.toString()))
        .body("refused", equalTo(2))
        .body("lastRefusedAt", notNullValue());

    told(true, TEN);
    feed(3, "王晓明").then().statusCode(200).body("applied", equalTo(true));
    assertThat(api.revealed(customer).jsonPath().getString("name.full")).isEqualTo("王晓明");
    api.agent()
        .get("/v1/sources/" + system + "/admission")
        .then()
        .body("state", equalTo("open"))
        .body("refused", equalTo(2));
  }

  @Test
  void whatWasToldLaterCountsWhateverTheOrder() {
    told(true, TEN);
    told(false, NINE);
    feed(1, "王小明").then().statusCode(200);
  }

  @Test
  void ofAnotherSourceNothingIsRefused() {
    told(false, NINE);
    api.agent()
        .get("/v1/sources/" + system + "-b/admission")
        .then()
        .statusCode(200)
        .body("state", equalTo("open"))
        .body("since", nullValue())
        .body("refused", equalTo(0));
  }

  @Test
  void withoutAPermissionNothingIsTold() {
    RestAssured.get("/v1/sources/" + system + "/admission").then().statusCode(401);
    CustomerApi.as("auditor", api.unit())
        .get("/v1/sources/" + system + "/admission")
        .then()
        .statusCode(403);
  }

  private void told(boolean admitted, Instant at) {
    SourceAdmissionChanged event = new SourceAdmissionChanged(system, admitted, at);
    EventEnvelope envelope =
        EventEnvelope.of(UUID.randomUUID(), "/mingce/dedup-service", event, null);
    ReceivedEvent received =
        new ReceivedEvent(
            Topics.DEDUP_QUALITY, system, envelope, Map.of(), EventJson.write(event), "test");
    QuarkusTransaction.requiringNew().run(() -> handler.handle(received));
  }

  private Response feed(int second, String name) {
    return api.agent()
        .contentType("application/json")
        .body(
            """
            {"sourceTime":"2026-01-01T00:00:0%dZ",
             "customer":{"kind":"person","name":{"full":"%s"},"owner":{"unit":"%s"}}}
            """
                .formatted(second, name, api.unit()))
        .put("/v1/sources/" + system + "/records/k1");
  }
}
