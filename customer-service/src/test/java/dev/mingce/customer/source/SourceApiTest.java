package dev.mingce.customer.source;

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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "customer"))
class SourceApiTest {
  private static final String EARLY = "2026-01-01T00:00:00Z";
  private static final String LATER = "2026-02-01T00:00:00Z";

  private final CustomerApi api = new CustomerApi();
  private final String key = UUID.randomUUID().toString();

  @Test
  void aRecordThatNobodyKnowsBecomesACustomerAndMayComeAgain() {
    Response first = put("crm", key, EARLY, person("王", "小明", "138 1234 5678"));
    first
        .then()
        .statusCode(200)
        .body("applied", equalTo(true))
        .body("version", equalTo(1))
        .body("customerVersion", equalTo(1));
    put("crm", key, EARLY, person("王", "小明", "138 1234 5678"))
        .then()
        .statusCode(200)
        .body("customerVersion", equalTo(1))
        .body("recordId", equalTo(first.path("recordId")));
    api.agent().get("/v1/customers?count=true").then().body("count", equalTo(1));
    api.agent()
        .get(path(first) + "/revisions")
        .then()
        .body("items[0].source", equalTo("source:crm"));
  }

  @Test
  void lateAndUnorderedStatesDoNotReplaceNewerOnes() {
    Response first = put("crm", key, LATER, person("王", "小红", "138 1234 5678"));
    put("crm", key, EARLY, person("王", "小旧", "138 0000 0000"))
        .then()
        .statusCode(200)
        .body("applied", equalTo(false))
        .body("customerVersion", equalTo(1));
    api.revealed(path(first)).then().body("name.given", equalTo("小红"));
    put("crm", key, "2026-03-01T00:00:00Z", person("王", "小新", "138 1234 5678"))
        .then()
        .body("applied", equalTo(true))
        .body("customerVersion", equalTo(2));
    api.revealed(path(first)).then().body("name.given", equalTo("小新"));
  }

  @Test
  void whateverTheOrderOfArrivalTheGoldenRecordIsTheSame() {
    List<String> seen = new ArrayList<>();
    List<List<Integer>> orders =
        List.of(List.of(0, 1, 2), List.of(2, 1, 0), List.of(1, 2, 0), List.of(2, 0, 1));
    for (List<Integer> order : orders) {
      String mine = UUID.randomUUID().toString();
      Response last = null;
      for (int state : order) {
        last =
            put(
                "crm",
                mine,
                "2026-01-0" + (state + 1) + "T00:00:00Z",
                person("王", "第" + state, "138 1234 567" + state));
      }
      Response shown = api.revealed(path(last));
      seen.add(shown.path("name.given") + " " + shown.path("contactPoints.value"));
    }
    assertThat(seen).containsOnly("第2 [138 1234 5672]");
  }

  @Test
  void whatWasEnteredHereWinsAndTheOtherSourceAddsWhatIsMissing() {
    UUID id = api.createId(body("王", "小明", "138 1234 5678"));
    put(
            "crm",
            key,
            LATER,
            id,
            person("王", "晓明", "139 0000 1111")
                .replace("\"kind\"", "\"birthDate\":\"1990-02-03\",\"kind\""))
        .then()
        .statusCode(200)
        .body("customerId", equalTo(id.toString()))
        .body("customerVersion", equalTo(2));
    api.revealed("/v1/customers/" + id)
        .then()
        .body("name.given", equalTo("小明"))
        .body("birthDate", equalTo("1990-02-03"))
        .body("contactPoints.value", contains("138 1234 5678", "139 0000 1111"));
    api.agent()
        .get("/v1/customers/" + id + "/provenance")
        .then()
        .statusCode(200)
        .body("values.find { it.path == '/name' }.rule", equalTo("source-rank"))
        .body("values.find { it.path == '/name' }.rivals[0].system", equalTo("crm"))
        .body("values.find { it.path == '/birthDate' }.system", equalTo("crm"))
        .body("values.find { it.path == '/birthDate' }.rule", equalTo("only-source"))
        .body("values.find { it.path == '/contactPoints/1' }.system", equalTo("crm"));
  }

  @Test
  void anEditOfAProjectedRecordIsKeptWhenTheSourceSpeaksAgain() {
    Response first = put("crm", key, EARLY, person("王", "小明", "138 1234 5678"));
    api.patch(
            path(first),
            1,
            "{\"name\":{\"given\":\"改名\"},\"contactPoints\":[{\"type\":\"mobile\",\"value\":\"137"
                + " 0000 0000\"}]}")
        .then()
        .statusCode(200)
        .body("version", equalTo(2));
    put("crm", key, LATER, person("王", "又名", "138 1234 5678"))
        .then()
        .body("applied", equalTo(true));
    api.revealed(path(first))
        .then()
        .body("name.given", equalTo("改名"))
        .body("contactPoints.value", contains("137 0000 0000"));
    api.patch(path(first), 1, "{\"tags\":[\"x\"]}").then().statusCode(412);
  }

  @Test
  void aUniqueIdentifierLeadsToItsHolder() {
    String number = UUID.randomUUID().toString();
    String member =
        ",\"identifiers\":[{\"type\":\"membership-number\",\"value\":\"" + number + "\"}]";
    UUID id =
        api.createId(body("王", "小明", "138 1234 5678").replace(",\"owner\"", member + ",\"owner\""));
    put(
            "crm",
            key,
            EARLY,
            person("王", "小明", "138 1234 5678").replace(",\"owner\"", member + ",\"owner\""))
        .then()
        .statusCode(200)
        .body("customerId", equalTo(id.toString()));
  }

  @Test
  void manyFeedsOfOneCustomerAtOnceLoseNothing() throws Exception {
    UUID id = api.createId(body("王", "小明", "138 1234 5678"));
    List<Integer> statuses =
        CustomerApi.inParallel(
            16,
            i ->
                put("crm", key + i, EARLY, id, person("王", "小明", "139 0000 10" + (10 + i)))
                    .statusCode());
    long accepted = statuses.stream().filter(s -> s == 200).count();
    assertThat(statuses).allMatch(s -> s == 200 || s == 412);
    api.revealed("/v1/customers/" + id).then().body("contactPoints", hasSize((int) accepted + 1));
  }

  @Test
  void badFeedsAreRefusedAtTheirPlace() {
    put("crm", key, "tomorrow", person("王", "小明", "138 1234 5678"))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/sourceTime"));
    put("crm", key, "2999-01-01T00:00:00Z", person("王", "小明", "138 1234 5678"))
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("date-out-of-range"));
    put("crm", key, EARLY, person("王", "小*", "138 1234 5678"))
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/customer/name/given"));
    put("mingce", key, EARLY, person("王", "小明", "138 1234 5678")).then().statusCode(404);
    put("crm", key, EARLY, UUID.randomUUID(), person("王", "小明", "138 1234 5678"))
        .then()
        .statusCode(404);
    CustomerApi.as("analyst", api.unit())
        .contentType("application/json")
        .body("{}")
        .put("/v1/sources/crm/records/" + key)
        .then()
        .statusCode(403);
  }

  @Test
  void thePolicyIsReadAndGuarded() {
    String tag = api.steward().get("/v1/survivorship-policy").header("ETag");
    api.steward()
        .contentType("application/json")
        .header("If-Match", tag)
        .body("{\"fallback\":[\"loudest\"]}")
        .put("/v1/survivorship-policy")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/fallback"));
    api.agent()
        .contentType("application/json")
        .header("If-Match", tag)
        .body("{}")
        .put("/v1/survivorship-policy")
        .then()
        .statusCode(403);
  }

  private static String path(Response answer) {
    return "/v1/customers/" + answer.path("customerId");
  }

  private Response put(String system, String record, String time, String customer) {
    return put(system, record, time, null, customer);
  }

  private Response put(String system, String record, String time, UUID id, String customer) {
    String link = id == null ? "" : ",\"customerId\":\"" + id + "\"";
    return api.agent()
        .contentType("application/json")
        .body("{\"sourceTime\":\"" + time + "\"" + link + ",\"customer\":" + customer + "}")
        .put("/v1/sources/" + system + "/records/" + record);
  }

  private String person(String family, String given, String phone) {
    return body(family, given, phone);
  }

  private String body(String family, String given, String phone) {
    return """
    {"kind":"person","name":{"family":"%s","given":"%s"},
     "contactPoints":[{"type":"mobile","value":"%s"}],"owner":{"unit":"%s","user":"li.na"}}
    """
        .formatted(family, given, phone, api.unit())
        .replace("],\"owner\"", "],\"owner\"");
  }
}
