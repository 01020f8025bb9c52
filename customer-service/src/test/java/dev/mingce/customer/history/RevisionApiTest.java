package dev.mingce.customer.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.mingce.customer.testing.CustomerApi;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "customer"))
class RevisionApiTest {
  private final CustomerApi api = new CustomerApi();
  private String path;

  @BeforeEach
  void aCustomerOfThreeVersions() {
    path =
        api.create(
            """
            {"kind":"person","name":{"family":"王","given":"小明"},"birthDate":"1990-02-03",
             "contactPoints":[{"type":"mobile","value":"138 1234 5678"}],
             "owner":{"unit":"%s","user":"li.na"}}
            """
                .formatted(api.unit()));
    api.patch(path, 1, "{\"name\":{\"given\":\"小刚\"},\"tags\":[\"vip\"]}").then().statusCode(200);
    api.agent()
        .contentType("application/merge-patch+json")
        .header("If-Match", "\"2\"")
        .header("Reason", "customer-request")
        .body(
            "{\"birthDate\":null,\"contactPoints\":[{\"type\":\"mobile\",\"value\":\"138 1234"
                + " 5678\"},{\"type\":\"email\",\"value\":\"a@example.com\"}]}")
        .patch(path)
        .then()
        .statusCode(200);
  }

  @Test
  void everyVersionSaysWhoChangedWhatWhenAndWhyWithoutAValue() {
    api.agent()
        .get(path + "/revisions")
        .then()
        .statusCode(200)
        .body("items.version", contains(3, 2, 1))
        .body("items[0].reason", equalTo("customer-request"))
        .body("items[0].changedFields", contains("/birthDate", "/contactPoints"))
        .body("items[1].changedFields", contains("/name/given", "/tags"))
        .body("items[1].reason", nullValue())
        .body("items[2].source", equalTo("api"))
        .body("items[2].actor.type", equalTo("user"))
        .body("items[2].actor.unit", equalTo(api.unit()))
        .body("nextCursor", nullValue());
  }

  @Test
  void versionsArePagedFromTheNewest() {
    String cursor =
        api.agent()
            .get(path + "/revisions?limit=2")
            .then()
            .body("items.version", contains(3, 2))
            .extract()
            .path("nextCursor");
    api.agent()
        .queryParam("limit", 2)
        .queryParam("cursor", cursor)
        .get(path + "/revisions")
        .then()
        .body("items.version", contains(1));
  }

  @Test
  void anEarlierVersionIsShownAsItWasAndMasked() {
    api.agent()
        .get(path + "/revisions/1")
        .then()
        .statusCode(200)
        .body("revision.version", equalTo(1))
        .body("customer.masked", equalTo(true))
        .body("customer.birthDate", equalTo("1990-**-**"))
        .body("customer.tags", hasSize(0))
        .body("customer.contactPoints", hasSize(1));
    api.revealed(path + "/revisions/1")
        .then()
        .statusCode(200)
        .body("customer.name.display", equalTo("王小明"));
    api.agent()
        .header("Accept-Mask", "none")
        .get(path + "/revisions/1")
        .then()
        .statusCode(400)
        .body("code", equalTo("purpose-required"));
  }

  @Test
  void twoVersionsAreComparedByTheirValuesAndShownMasked() {
    api.agent()
        .get(path + "/revisions/diff?from=1&to=3")
        .then()
        .statusCode(200)
        .body("masked", equalTo(true))
        .body("from.version", equalTo(1))
        .body("to.version", equalTo(3))
        .body(
            "changes.path",
            contains("/birthDate", "/contactPoints/1", "/name/display", "/name/given", "/tags/0"))
        .body("changes[0].before", equalTo("1990-**-**"))
        .body("changes[0].after", nullValue())
        .body("changes[1].after.value", equalTo("***@example.com"))
        // 小明 and 小刚 have one mask, and differ.
        .body("changes[3].before", equalTo("****"))
        .body("changes[3].after", equalTo("****"));
    api.revealed(path + "/revisions/diff?from=3&to=1")
        .then()
        .body("changes[3].before", equalTo("小刚"))
        .body("changes[3].after", equalTo("小明"));
    api.agent().get(path + "/revisions/diff?from=2&to=2").then().body("changes", hasSize(0));
  }

  @Test
  void theRecordIsShownAsOfAnInstant() {
    List<String> changed = api.agent().get(path + "/revisions").path("items.changedAt");
    api.agent()
        .queryParam("asOf", changed.get(1))
        .get(path)
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("version", equalTo(2))
        .body("tags", contains("vip"));
    api.agent()
        .queryParam("asOf", Instant.parse(changed.get(2)).minusMillis(1).toString())
        .get(path)
        .then()
        .statusCode(404);
    api.agent().queryParam("asOf", "yesterday").get(path).then().statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/revisions/4", "/revisions/0", "/revisions/x", "/revisions/-1"})
  void aVersionThatNeverWasIsNotFound(String place) {
    assertThat(api.agent().get(path + place).statusCode()).isEqualTo(404);
  }

  @Test
  void anotherUnitSeesNoHistory() {
    for (String place : List.of("/revisions", "/revisions/1", "/revisions/diff?from=1&to=2")) {
      assertThat(CustomerApi.as("agent", "elsewhere").get(path + place).statusCode())
          .isEqualTo(404);
    }
  }
}
