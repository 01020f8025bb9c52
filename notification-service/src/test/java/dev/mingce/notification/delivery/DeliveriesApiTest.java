package dev.mingce.notification.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.mingce.kit.Ids;
import dev.mingce.notification.Pair;
import dev.mingce.notification.World;
import dev.mingce.notification.sending.SenderForTests;
import dev.mingce.stack.issuer.TokenSpec;
import dev.mingce.stack.testing.LocalStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DeliveriesApiTest {
  private static final String DELIVERIES = "/v1/deliveries";

  @Inject World world;
  @Inject SenderForTests sender;

  private final Pair pair = Pair.fresh();

  @BeforeEach
  void sendOne() {
    world.reset();
    world.arrive(
        Pair.state(pair.left(), 1, "sales-east", "li.na"),
        Pair.state(pair.right(), 1, "sales-east", "li.na"),
        pair.found());
    sender.sendDue();
  }

  private static RequestSpecification as(TokenSpec spec) {
    return given().auth().oauth2(LocalStack.shared().token(spec));
  }

  private static RequestSpecification as(String role) {
    return as(TokenSpec.role(role));
  }

  @Test
  void theOwnersUnitSeesWhatBecameOfTheMessageFromEitherRecord() {
    Delivery delivery = world.delivery(pair);
    for (Object customerId : List.of(pair.left(), pair.right())) {
      as("agent")
          .queryParam("customerId", customerId)
          .get(DELIVERIES)
          .then()
          .statusCode(200)
          .header("Cache-Control", "no-store")
          .body("items", hasSize(1))
          .body("items[0].id", equalTo(delivery.id().toString()))
          .body("items[0].rule", equalTo("duplicate-review"))
          .body("items[0].channel", equalTo("email"))
          .body("items[0].state", equalTo("sent"))
          .body("items[0].reason", nullValue())
          .body("items[0].customerId", equalTo(delivery.customerId().toString()))
          .body("items[0].otherId", equalTo(delivery.otherId().toString()))
          .body("items[0].recipient.type", equalTo("staff"))
          .body("items[0].recipient.unit", equalTo("sales-east"))
          .body("items[0].recipient.user", equalTo("li.na"))
          .body("items[0].attempts", equalTo(1))
          .body("items[0].createdAt", equalTo(delivery.createdAt().toString()))
          .body("items[0].sentAt", equalTo(delivery.sentAt().toString()))
          .body("nextCursor", nullValue())
          .body("count", nullValue());
    }
  }

  @Test
  void anotherUnitSeesNothing() {
    Delivery delivery = world.delivery(pair);
    TokenSpec elsewhere = TokenSpec.role("agent").withUnits("sales-west");

    as(elsewhere).get(DELIVERIES).then().statusCode(200).body("items", hasSize(0));
    as(elsewhere)
        .get(DELIVERIES + "/" + delivery.id())
        .then()
        .statusCode(404)
        .contentType(startsWith("application/problem+json"))
        .body("code", equalTo("not-found"));
    assertThat(world.accesses(delivery.customerId()))
        .containsExactly("delivery-denied denied unit dev-agent");
  }

  @Test
  void oneDeliveryHasATagThatSavesReadingItAgain() {
    String path = DELIVERIES + "/" + world.delivery(pair).id();
    String tag =
        as("admin")
            .get(path)
            .then()
            .statusCode(200)
            .body("state", equalTo("sent"))
            .extract()
            .header("ETag");

    as("admin").header("If-None-Match", tag).get(path).then().statusCode(304);
  }

  @Test
  void anUnknownDeliveryIsNotFound() {
    as("admin").get(DELIVERIES + "/" + Ids.next()).then().statusCode(404);
  }

  @Test
  void withoutATokenNothingIsShown() {
    for (String path : List.of(DELIVERIES, DELIVERIES + "/" + Ids.next())) {
      given()
          .get(path)
          .then()
          .statusCode(401)
          .contentType(startsWith("application/problem+json"))
          .body("code", equalTo("unauthenticated"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"auditor", "customer", "service"})
  void aRoleWithoutThePermissionIsRefused(String role) {
    for (String path : List.of(DELIVERIES, DELIVERIES + "/" + Ids.next())) {
      as(role).get(path).then().statusCode(403).body("code", equalTo("forbidden"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "customerId=1, ?customerId, invalid-id",
    "state=lost, ?state, invalid-value",
    "rule=none, ?rule, invalid-value",
    "limit=0, ?limit, out-of-range",
    "limit=201, ?limit, out-of-range",
    "limit=many, ?limit, wrong-type",
    "count=maybe, ?count, wrong-type"
  })
  void aParameterOfTheWrongFormIsNamed(String query, String pointer, String code) {
    as("admin")
        .get(DELIVERIES + "?" + query)
        .then()
        .statusCode(400)
        .contentType(startsWith("application/problem+json"))
        .body("code", equalTo("invalid-parameter"))
        .body("errors.pointer", contains(pointer))
        .body("errors.code", contains(code));
  }

  @Test
  void anIdOfTheWrongFormAnUnknownParameterAndAForeignCursorAreRefused() {
    as("admin")
        .get(DELIVERIES + "/1")
        .then()
        .statusCode(400)
        .body("errors.code", contains("invalid-id"));
    as("admin")
        .get(DELIVERIES + "?customer=1")
        .then()
        .statusCode(400)
        .body("code", equalTo("unknown-query-parameter"));
    as("admin")
        .get(DELIVERIES + "?cursor=AAAA")
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid-cursor"));
  }

  @Test
  void pagesFollowEachOtherNewestFirstAndTheirCursorsBelongToTheirFilters() {
    for (int i = 0; i < 4; i++) {
      Pair more = Pair.fresh();
      world.arrive(
          Pair.state(more.left(), 1, "sales-east", "li.na"),
          Pair.state(more.right(), 1, "sales-east", "li.na"),
          more.found());
    }
    sender.sendDue();

    List<String> seen = new ArrayList<>();
    String cursor = null;
    do {
      RequestSpecification request = as("agent").queryParam("limit", 2).queryParam("count", true);
      JsonPath page =
          (cursor == null ? request : request.queryParam("cursor", cursor))
              .get(DELIVERIES)
              .then()
              .statusCode(200)
              .body("count", equalTo(5))
              .extract()
              .jsonPath();
      seen.addAll(page.getList("items.id"));
      cursor = page.getString("nextCursor");
      if (cursor != null) {
        as("agent")
            .queryParam("state", "sent")
            .queryParam("cursor", cursor)
            .get(DELIVERIES)
            .then()
            .statusCode(400);
      }
    } while (cursor != null);

    assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    assertThat(seen).isSortedAccordingTo(java.util.Comparator.reverseOrder());
  }

  @Test
  void filtersNarrowTheList() {
    as("agent")
        .get(DELIVERIES + "?state=sent&rule=duplicate-review")
        .then()
        .body("items", hasSize(1));
    as("agent").get(DELIVERIES + "?state=planned").then().body("items", hasSize(0));
    as("agent").get(DELIVERIES + "?rule=duplicate-merge").then().body("items", hasSize(0));
    as("agent").queryParam("limit", 1).get(DELIVERIES).then().header("Link", nullValue());
  }

  @Test
  void aDeliveryWithoutAKnownOwnerIsShownToThoseWhoSeeAllUnits() {
    Pair unknown = Pair.fresh();
    world.arrive(unknown.found());

    as("admin")
        .queryParam("customerId", unknown.left())
        .get(DELIVERIES)
        .then()
        .body("items.state", contains("planned", "planned"))
        .body("items[0].recipient", not(nullValue()))
        .body("items[0].recipient.unit", nullValue());
    as("agent")
        .queryParam("customerId", unknown.left())
        .get(DELIVERIES)
        .then()
        .body("items", hasSize(0));
  }
}
