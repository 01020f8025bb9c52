package dev.mingce.dedup.quality.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.mingce.dedup.Caller;
import dev.mingce.dedup.TestDatabase;
import dev.mingce.dedup.intake.TestCustomer;
import dev.mingce.dedup.intake.TestIntake;
import dev.mingce.kit.Ids;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "dedup"))
class InspectionsTest {

  private static final String BASE = "/v1/quality/inspections";
  private static final String JSON = "application/json";

  @Inject TestIntake intake;
  @Inject TestDatabase database;

  private final String unit = "unit-" + UUID.randomUUID();
  private final List<TestCustomer> customers = new ArrayList<>();

  @Test
  void theSameSeedDrawsTheSameRecords() {
    register(12);

    List<String> first = drawn(draw("{\"size\":5,\"seed\":42,\"unit\":\"" + unit + "\"}"));
    List<String> again = drawn(draw("{\"size\":5,\"seed\":42,\"unit\":\"" + unit + "\"}"));
    List<String> other = drawn(draw("{\"size\":5,\"seed\":43,\"unit\":\"" + unit + "\"}"));

    assertThat(first).hasSize(5).doesNotHaveDuplicates().isEqualTo(again).isNotEqualTo(other);
  }

  @Test
  void marksGiveAnErrorRateWithItsBoundsAndSomebodyElseSigns() {
    register(4);
    String path = draw("{\"size\":10,\"seed\":1,\"unit\":\"" + unit + "\"}");
    inspector()
        .get(path)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"1\""))
        .body("population", equalTo(4))
        .body("drawn", equalTo(4))
        .body("errorRate", nullValue())
        .body("items", hasSize(4));
    List<String> ids = drawn(path);
    for (int i = 0; i < 4; i++) {
      String body =
          i == 0
              ? "{\"outcome\":\"wrong\",\"fields\":[\"/birthDate\"]}"
              : "{\"outcome\":\"correct\"}";
      mark(inspector(), path, ids.get(i), i + 1, body).statusCode(200);
    }

    inspector()
        .get(path)
        .then()
        .header("ETag", equalTo("\"5\""))
        .body("wrong", equalTo(1))
        .body("correct", equalTo(3))
        .body("errorRate.share", equalTo(0.25f))
        .body("errorRate.lower", equalTo(0.0456f))
        .body("errorRate.upper", equalTo(0.6994f))
        .body("items[0].outcome", equalTo("wrong"))
        .body("items[0].fields", equalTo(List.of("/birthDate")))
        .body("items[0].markedBy", equalTo("inspector"));
    sign(inspector(), path, 5).statusCode(409).body("code", equalTo("conflict"));

    sign(signer(), path, 5)
        .statusCode(200)
        .body("state", equalTo("signed-off"))
        .body("signedBy", equalTo("signer"))
        .body("note", equalTo("fine"))
        .body("signedAt", notNullValue());
    mark(inspector(), path, ids.getFirst(), 6, "{\"outcome\":\"correct\"}").statusCode(409);
    sign(signer(), path, 6).statusCode(409);
  }

  @Test
  void anUnfinishedInspectionCannotBeSigned() {
    register(2);
    String path = draw("{\"size\":2,\"unit\":\"" + unit + "\"}");

    mark(inspector(), path, drawn(path).getFirst(), 1, "{\"outcome\":\"correct\"}").statusCode(200);
    sign(signer(), path, 2).statusCode(409);
  }

  @Test
  void erasureTakesACustomerOutOfEverySample() {
    register(2);
    String path = draw("{\"size\":2,\"unit\":\"" + unit + "\"}");
    UUID erased = customers.getFirst().id();
    mark(inspector(), path, erased.toString(), 1, "{\"outcome\":\"correct\"}").statusCode(200);

    intake.apply(customers.getFirst().erased());

    assertThat(database.count("inspection_item", erased)).isZero();
    assertThat(database.count("idempotent_answer", erased)).isZero();
    inspector()
        .get(path)
        .then()
        .body("items", hasSize(1))
        .body("drawn", equalTo(2))
        .body("correct", equalTo(0));
  }

  @Test
  void aRepeatedRequestDrawsOnce() {
    register(1);
    String key = UUID.randomUUID().toString();
    String body = "{\"size\":1,\"unit\":\"" + unit + "\"}";

    Response first = request(inspector(), body, key);
    Response again = request(inspector(), body, key);

    again.then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    request(inspector(), "{\"size\":2}", key).then().statusCode(422);
    inspector().contentType(JSON).body(body).post(BASE).then().statusCode(400);
  }

  @Test
  void onlyItsMakerAndThoseWhoSeeAllUnitsSeeIt() {
    register(1);
    RequestSpecification local = Caller.named("local", "steward", unit);
    String path = request(local, "{\"size\":1}", UUID.randomUUID().toString()).header("Location");

    assertThat(drawn(path)).containsExactly(customers.getFirst().id().toString());
    Caller.named("local", "steward", unit).get(path).then().statusCode(200);
    Caller.named("neighbour", "steward", unit).get(path).then().statusCode(404);
    Caller.named("neighbour", "steward", unit).get(BASE).then().body("items", hasSize(0));
    Caller.named("local", "steward", unit).get(BASE).then().body("items", hasSize(1));
  }

  @Test
  void inspectionsAreListedNewestFirst() {
    register(1);
    String older = draw("{\"size\":1,\"unit\":\"" + unit + "\"}");
    String newer = draw("{\"size\":1,\"unit\":\"" + unit + "\"}");

    Response page = inspector().get(BASE + "?limit=1");
    page.then().statusCode(200).body("items", hasSize(1));
    assertThat(newer).endsWith(page.jsonPath().getString("items[0].id"));
    Response next =
        inspector().get(BASE + "?limit=1&cursor=" + page.jsonPath().getString("nextCursor"));
    assertThat(older).endsWith(next.jsonPath().getString("items[0].id"));
  }

  @Test
  void badRequestsAreRefused() {
    register(1);
    String path = draw("{\"size\":1,\"unit\":\"" + unit + "\"}");
    String id = drawn(path).getFirst();

    request(inspector(), "{}", "k1-" + unit).then().statusCode(400);
    request(inspector(), "{\"size\":1001}", "k2-" + unit).then().statusCode(400);
    request(inspector(), "{\"size\":1,\"kind\":\"dog\"}", "k3-" + unit).then().statusCode(400);
    mark(inspector(), path, id, 1, "{\"outcome\":\"maybe\"}").statusCode(400);
    mark(inspector(), path, id, 1, "{\"outcome\":\"wrong\"}").statusCode(400);
    mark(inspector(), path, id, 1, "{\"outcome\":\"wrong\",\"fields\":[\"王小明\"]}").statusCode(400);
    mark(inspector(), path, id, 7, "{\"outcome\":\"correct\"}").statusCode(412);
    mark(inspector(), path, Ids.next().toString(), 1, "{\"outcome\":\"correct\"}").statusCode(404);
    inspector()
        .contentType(JSON)
        .body("{\"outcome\":\"correct\"}")
        .put(path + "/items/" + id)
        .then()
        .statusCode(428);
    inspector().get(BASE + "/" + Ids.next()).then().statusCode(404);
    Caller.nobody().get(BASE).then().statusCode(401);
    Caller.as("agent", unit).get(BASE).then().statusCode(403);
  }

  private void register(int count) {
    for (int i = 0; i < count; i++) {
      TestCustomer customer = intake.customer(unit).named("王", "小明" + i);
      intake.register(customer);
      customers.add(customer);
    }
  }

  private String draw(String body) {
    Response answer = request(inspector(), body, UUID.randomUUID().toString());
    answer.then().statusCode(201);
    return answer.header("Location");
  }

  private static Response request(RequestSpecification who, String body, String key) {
    return who.contentType(JSON).header("Idempotency-Key", key).body(body).post(BASE);
  }

  private static List<String> drawn(String path) {
    return inspector().get(path).jsonPath().getList("items.customerId");
  }

  private static ValidatableResponse mark(
      RequestSpecification who, String path, String customerId, int version, String body) {
    return who.contentType(JSON)
        .header("If-Match", "\"" + version + "\"")
        .body(body)
        .put(path + "/items/" + customerId)
        .then();
  }

  private static ValidatableResponse sign(RequestSpecification who, String path, int version) {
    return who.contentType(JSON)
        .header("If-Match", "\"" + version + "\"")
        .body("{\"note\":\"fine\"}")
        .post(path + "/sign-off")
        .then();
  }

  private static RequestSpecification inspector() {
    return Caller.named("inspector", "steward", "*");
  }

  private static RequestSpecification signer() {
    return Caller.named("signer", "steward", "*");
  }
}
