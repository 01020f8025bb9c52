package dev.mingce.customer.codelist;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.mingce.customer.datastandard.StandardApi;
import dev.mingce.customer.testing.CustomerApi;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "customer"))
class CodeListApiTest {
  private static final String LISTS = "/v1/code-lists";
  private static final String LABELS = "\"labels\":{\"zh-CN\":\"甲\",\"en\":\"A\"}";

  private final CustomerApi api = new CustomerApi();
  private final String list = "list-" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void theListsOfTheProductAreThereWithLabelsInBothLanguages() {
    Response all = api.agent().get(LISTS);
    all.then().statusCode(200);
    assertThat(all.<List<String>>path("items.code"))
        .startsWith(
            "gender",
            "education",
            "occupation",
            "industry",
            "organisation-size",
            "tier",
            "lifecycle-stage",
            "source-channel",
            "contact-type",
            "identifier-type",
            "region");
    api.agent()
        .get(LISTS + "/gender")
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"1\""))
        .body("source", equalTo("GB/T 2261.1-2003"))
        .body("origin", equalTo("builtin"))
        .body("items.code", contains("0", "1", "2", "9"))
        .body("items[1].labels.'zh-CN'", equalTo("男性"))
        .body("items[1].labels.en", equalTo("Male"));
    api.agent()
        .get(LISTS + "/region?prefix=1101&state=active")
        .then()
        .body("items.code[0]", equalTo("110100"))
        .body("items.code", hasItem("110105"))
        .body("items.code.findAll { !it.startsWith('1101') }.size()", equalTo(0));
    api.agent()
        .get(LISTS + "/industry")
        .then()
        .body("items.size()", equalTo(20))
        .body("items.code[0]", equalTo("A"));
    api.agent().header("If-None-Match", "\"1\"").get(LISTS + "/gender").then().statusCode(304);
  }

  @Test
  void aListOfOnesOwnGrowsAndItsCodesAgeAndAreReplaced() {
    create("{\"code\":\"a\"," + LABELS + "}")
        .then()
        .statusCode(201)
        .header("Location", equalTo(LISTS + "/" + list))
        .body("origin", equalTo("own"))
        .body("items.code", contains("a"));
    for (String code : List.of("b", "c")) {
      add(list, "{\"code\":\"" + code + "\"," + LABELS + "}")
          .then()
          .statusCode(201)
          .header("Location", equalTo(LISTS + "/" + list + "/codes/" + code));
    }
    change("a", "\"3\"", "{\"state\":\"replaced\",\"replacedBy\":\"b\"}")
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"4\""))
        .body("items.state", contains("replaced"));
    // What pointed at b points at its successor.
    change("b", "\"4\"", "{\"state\":\"replaced\",\"replacedBy\":\"c\"}").then().statusCode(200);
    api.agent()
        .get(LISTS + "/" + list + "/codes/a")
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"5\""))
        .body("replacedBy", equalTo("c"));
    change("c", "\"5\"", "{\"state\":\"replaced\",\"replacedBy\":\"a\"}")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/replacedBy"));
    change("c", "\"5\"", "{\"state\":\"deprecated\"}").then().statusCode(200);
    change("c", "\"6\"", "{\"state\":\"active\"," + LABELS.replace("甲", "丙") + "}")
        .then()
        .body("items[0].state", equalTo("active"))
        .body("items[0].replacedBy", nullValue())
        .body("items[0].labels.'zh-CN'", equalTo("丙"));
  }

  @Test
  void recordsMayKeepDeprecatedCodesAndNotReplacedOnes() {
    create("{\"code\":\"a\"," + LABELS + "},{\"code\":\"b\"," + LABELS + "}")
        .then()
        .statusCode(201);
    StandardApi standards = new StandardApi(api.unit());
    String path =
        standards.active(
            "event", StandardApi.field("/custom/grade", ",\"codeList\":\"" + list + "\""));
    try {
      register("a").then().statusCode(201);
      change("a", "\"1\"", "{\"state\":\"deprecated\"}").then().statusCode(200);
      register("a").then().statusCode(201);
      change("a", "\"2\"", "{\"state\":\"replaced\",\"replacedBy\":\"b\"}").then().statusCode(200);
      register("a")
          .then()
          .statusCode(400)
          .body("errors[0].pointer", equalTo("/custom/grade"))
          .body("errors[0].code", equalTo("replaced-code"))
          .body("errors[0].message", equalTo("The code is no longer used; its successor is b."));
      register("z").then().statusCode(400).body("errors[0].code", equalTo("unknown-code"));
    } finally {
      standards.retire(path).then().statusCode(200);
    }
  }

  @Test
  void aDivisionThatIsNewIsAddedToTheList() {
    String code = "119999";
    address(code).then().statusCode(400).body("errors[0].code", equalTo("unknown-region"));
    int added =
        add("region", "{\"code\":\"" + code + "\"," + LABELS.replace("甲", "新区") + "}").statusCode();
    assertThat(added).isEqualTo(201);
    address(code).then().statusCode(201).body("addresses[0].regionCode", equalTo(code));
  }

  @Test
  void ofManyAdditionsOfOneCodeAtOnceOneSucceeds() throws Exception {
    create("{\"code\":\"a\"," + LABELS + "}").then().statusCode(201);
    List<Integer> statuses =
        CustomerApi.inParallel(16, i -> add(list, "{\"code\":\"x\"," + LABELS + "}").statusCode());
    assertThat(statuses.stream().filter(s -> s == 201)).hasSize(1);
    assertThat(statuses.stream().filter(s -> s == 409)).hasSize(15);
  }

  @Test
  void whatIsWrongIsRefusedAtItsPlace() {
    create("{\"code\":\"a\"," + LABELS + "}").then().statusCode(201);
    create("").then().statusCode(409).body("code", equalTo("code-taken"));
    add(list, "{\"code\":\"a\"," + LABELS + "}").then().statusCode(409);
    add("contact-type", "{\"code\":\"fax\"," + LABELS + "}")
        .then()
        .statusCode(409)
        .body("code", equalTo("code-list-fixed"));
    add("nothing", "{\"code\":\"a\"," + LABELS + "}").then().statusCode(404);
    add(list, "{\"code\":\"!\"}")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/code", "/labels"));
    change("a", null, "{}").then().statusCode(428);
    change("a", "\"9\"", "{}").then().statusCode(412);
    change("z", "\"1\"", "{}").then().statusCode(404);
    change("a", "\"1\"", "{\"state\":\"gone\"}")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/state"));
    change("a", "\"1\"", "{\"state\":\"replaced\"}")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/replacedBy"));
    change("a", "\"1\"", "{\"state\":\"replaced\",\"replacedBy\":\"a\"}").then().statusCode(400);
    CustomerApi.post(
            steward(), LISTS, "{\"code\":\"X\",\"items\":[null,{\"code\":\"a\"," + LABELS + "}]}")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/code", "/labels", "/items/0"));
  }

  @Test
  void onlyStewardsWrite() {
    given().get(LISTS).then().statusCode(401);
    CustomerApi.as("customer", "u").get(LISTS).then().statusCode(403);
    api.agent().get(LISTS + "/nothing").then().statusCode(404);
    api.agent().get(LISTS + "/gender/codes/7").then().statusCode(404);
    StandardApi.postAs("agent", LISTS, "{}").then().statusCode(403);
    StandardApi.postAs("agent", LISTS + "/gender/codes", "{}").then().statusCode(403);
    api.agent()
        .contentType("application/merge-patch+json")
        .header("If-Match", "\"1\"")
        .body("{}")
        .patch(LISTS + "/gender/codes/1")
        .then()
        .statusCode(403);
  }

  private io.restassured.specification.RequestSpecification steward() {
    return api.steward();
  }

  private Response create(String items) {
    return CustomerApi.post(
        steward(), LISTS, "{\"code\":\"" + list + "\"," + LABELS + ",\"items\":[" + items + "]}");
  }

  private Response add(String to, String code) {
    return CustomerApi.post(steward(), LISTS + "/" + to + "/codes", code);
  }

  private Response change(String code, String ifMatch, String patch) {
    var request =
        steward()
            .contentType("application/merge-patch+json")
            .body(patch.getBytes(StandardCharsets.UTF_8));
    return (ifMatch == null ? request : request.header("If-Match", ifMatch))
        .patch(LISTS + "/" + list + "/codes/" + code);
  }

  private Response register(String grade) {
    return api.agent()
        .contentType("application/json")
        .header("Channel", "event")
        .header("Accept-Language", "en")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(
            "{\"kind\":\"person\",\"name\":{\"full\":\"王小明\"},\"custom\":{\"grade\":\""
                + grade
                + "\"}}")
        .post(CustomerApi.CUSTOMERS);
  }

  private Response address(String region) {
    return CustomerApi.post(
        api.agent().header("Accept-Mask", "none"),
        CustomerApi.CUSTOMERS,
        "{\"kind\":\"person\",\"name\":{\"full\":\"王小明\"},\"addresses\":[{\"regionCode\":\""
            + region
            + "\"}]}");
  }
}
