package dev.mingce.customer.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.mingce.customer.testing.CustomerApi;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "customer"))
class SearchApiTest {
  private static final String SEARCH = "/v1/customers/search";

  private final CustomerApi api = new CustomerApi();

  @Inject DataSource dataSource;

  @Test
  void theWholeNameComesBeforeItsPinyinABeginningAPartAndInitials() {
    UUID part = person("赵", "王明", "");
    UUID initials = person("Wang", "Ming", "");
    UUID prefix = person("王", "明亮", "");
    UUID whole = person("王", "明", "");
    assertThat(found("{\"text\":\"王明\"}")).containsExactly(whole, prefix, part);
    api.agent()
        .contentType("application/json")
        .body("{\"text\":\"wangming\"}")
        .post(SEARCH)
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("items.match", contains("name", "pinyin", "prefix", "prefix"))
        .body(
            "items.customer.id",
            contains(initials.toString(), whole.toString(), prefix.toString(), part.toString()))
        .body("items[1].customer.name.display", equalTo("王*"))
        .body("items[1].customer.masked", equalTo(true));
    assertThat(found("{\"text\":\"wml\"}")).containsExactly(prefix);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "phone      | 138 1234 5678",
        "phoneLast4 | 5678",
        "email      | XIAOMING@example.com",
        "identifier | external-id:A1",
        "region     | 110000",
        "region     | 110105",
        "tag        | vip",
        "tier       | gold",
        "stage      | active",
        "kind       | person",
        "name       | 欧阳",
      })
  void aCustomerIsFoundByEachFieldAndAnotherIsNot(String field, String value) {
    UUID one =
        person(
            "歐陽",
            "小明",
            """
            ,"contactPoints":[{"type":"mobile","value":"13812345678"},
               {"type":"email","value":"Xiaoming@Example.com"}],
             "identifiers":[{"type":"external-id","value":"A1"}],"tags":["vip"],
             "tier":"gold","stage":"active","addresses":[{"country":"CN","province":"北京市","district":"朝阳区"}]
            """);
    api.create(
        """
        {"kind":"organisation","name":{"full":"上海某某有限公司"},"tags":["new"],
         "tier":"silver","stage":"lost",
         "contactPoints":[{"type":"mobile","value":"13900001111"}],
         "addresses":[{"country":"CN","province":"上海市"}],"owner":{"unit":"%s"}}
        """
            .formatted(api.unit()));
    assertThat(found("{\"filter\":" + leaf(field, value) + "}")).containsExactly(one);
    assertThat(found("{\"filter\":{\"not\":" + leaf(field, value) + "}}"))
        .hasSize(1)
        .doesNotContain(one);
  }

  @Test
  void conditionsCombine() {
    UUID vip = person("王", "一", ",\"tags\":[\"vip\",\"north\"]");
    UUID gold = person("王", "二", ",\"tags\":[\"gold\"]");
    UUID none = person("李", "三", "");
    String either = "{\"any\":[" + leaf("tag", "vip") + "," + leaf("tag", "gold") + "]}";
    assertThat(found("{\"filter\":" + either + "}")).containsExactly(gold, vip);
    assertThat(
            found(
                "{\"filter\":{\"all\":["
                    + either
                    + ",{\"not\":"
                    + leaf("tag", "north")
                    + "}]},\"text\":\"王\"}"))
        .containsExactly(gold);
    assertThat(
            found(
                "{\"filter\":{\"any\":[{\"all\":["
                    + leaf("tag", "vip")
                    + ","
                    + leaf("tag", "north")
                    + "]},"
                    + leaf("name", "李")
                    + "]},\"sort\":\"createdAt\"}"))
        .containsExactly(vip, none);
    assertThat(found("{\"filter\":{\"field\":\"name\",\"value\":\"wang\",\"match\":\"initials\"}}"))
        .isEmpty();
  }

  @Test
  void aTextThatIsANumberOrAnAddressFindsWhoHasIt() {
    UUID one =
        person(
            "王",
            "明",
            ",\"contactPoints\":[{\"type\":\"mobile\",\"value\":\"13812345678\"},"
                + "{\"type\":\"email\",\"value\":\"a@example.com\"}]");
    person("李", "明", "");
    for (String text : List.of("138 1234 5678", "5678", "A@EXAMPLE.com")) {
      search("{\"text\":\"" + text + "\"}")
          .then()
          .body("items.customer.id", contains(one.toString()))
          .body("items[0].match", equalTo("value"));
    }
  }

  @Test
  void pagesGoOnAcrossRanksWithoutGapAndWithoutRepeating() {
    List<UUID> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(person("林", "晨", ""));
      all.add(person("林", "晨光", ""));
      all.add(person("高", "林晨", ""));
    }
    List<UUID> seen = new ArrayList<>();
    List<String> matches = new ArrayList<>();
    String cursor = null;
    do {
      Response page =
          search(
              "{\"text\":\"林晨\",\"limit\":5,\"count\":true"
                  + (cursor == null ? "" : ",\"cursor\":\"" + cursor + "\"")
                  + "}");
      page.then().statusCode(200).body("count", equalTo(12));
      seen.addAll(ids(page));
      matches.addAll(page.jsonPath().<String>getList("items.match"));
      cursor = page.jsonPath().getString("nextCursor");
    } while (cursor != null);
    assertThat(seen).hasSize(12);
    assertThat(new HashSet<>(seen)).isEqualTo(new HashSet<>(all));
    assertThat(matches)
        .containsExactly(
            "name", "name", "name", "name", "prefix", "prefix", "prefix", "prefix", "part", "part",
            "part", "part");
  }

  @Test
  void pagesByTheLastChangeGoOnWithoutGap() {
    UUID first = person("林", "一", "");
    UUID second = person("林", "二", "");
    UUID third = person("林", "三", "");
    change(first, "{\"tags\":[\"late\"]}");
    Response page = search("{\"sort\":\"-updatedAt\",\"limit\":2}");
    assertThat(ids(page)).containsExactly(first, third);
    String cursor = page.jsonPath().getString("nextCursor");
    assertThat(found("{\"sort\":\"-updatedAt\",\"limit\":2,\"cursor\":\"" + cursor + "\"}"))
        .containsExactly(second);
    String since = api.agent().get("/v1/customers/" + first).jsonPath().getString("updatedAt");
    assertThat(found("{\"filter\":{\"field\":\"updatedAt\",\"from\":\"" + since + "\"}}"))
        .containsExactly(first);
    assertThat(found("{\"filter\":{\"field\":\"updatedAt\",\"to\":\"" + since + "\"}}"))
        .containsExactly(third, second);
    search("{\"sort\":\"updatedAt\",\"cursor\":\"" + cursor + "\"}")
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid-cursor"));
  }

  @Test
  void customersAreFoundByWhenTheyWereLastReviewed() {
    person("林", "一", "");
    UUID second = person("林", "二", "");
    UUID third = person("林", "三", "");
    String since = null;
    for (UUID one : List.of(second, third)) {
      Response reviewed =
          api.agent()
              .header("If-Match", "\"1\"")
              .header("Idempotency-Key", UUID.randomUUID().toString())
              .post("/v1/customers/" + one + "/review");
      reviewed.then().statusCode(200);
      since = reviewed.jsonPath().getString("reviewedAt");
    }
    assertThat(found("{\"filter\":{\"field\":\"reviewedAt\",\"from\":\"2020-01-01T00:00:00Z\"}}"))
        .containsExactly(third, second);
    assertThat(found("{\"filter\":{\"field\":\"reviewedAt\",\"from\":\"" + since + "\"}}"))
        .containsExactly(third);
    assertThat(found("{\"filter\":{\"field\":\"reviewedAt\",\"to\":\"" + since + "\"}}"))
        .containsExactly(second);
    api.patch("/v1/customers/" + third, 2, "{\"tags\":[\"late\"]}").then().statusCode(200);
    assertThat(found("{\"filter\":{\"field\":\"reviewedAt\",\"from\":\"" + since + "\"}}"))
        .containsExactly(third);
  }

  @ParameterizedTest
  @CsvSource({
    "ouyangxm, initials",
    "ouyxm, initials",
    "ouyangx, prefix",
    "ouyangxiaom, prefix",
  })
  void aPersonIsFoundWhileThePinyinIsBeingTyped(String typed, String match) {
    UUID one = person("歐陽", "小明", "");
    person("王", "小红", "");
    Response answer = search("{\"text\":\"" + typed + "\"}");
    assertThat(ids(answer)).containsExactly(one);
    answer.then().body("items[0].match", equalTo(match));
  }

  @Test
  void anotherUnitsCustomersAreNotFound() {
    UUID mine = person("王", "明", "");
    assertThat(ids(searchAs("agent", "elsewhere", "{\"text\":\"王明\"}"))).doesNotContain(mine);
    assertThat(ids(searchAs("agent", "elsewhere", "{\"filter\":" + leaf("unit", api.unit()) + "}")))
        .isEmpty();
    assertThat(found("{\"filter\":" + leaf("unit", api.unit()) + "}")).containsExactly(mine);
  }

  @Test
  void valuesAreShownForAPurposeOnlyAndEachRecordShownIsRecorded() throws Exception {
    UUID one = person("王", "明", "");
    UUID two = person("王", "明明", "");
    String body = "{\"text\":\"王明\"}";
    api.agent()
        .header("Accept-Mask", "none")
        .contentType("application/json")
        .body(body)
        .post(SEARCH)
        .then()
        .statusCode(400)
        .body("code", equalTo("purpose-required"));
    CustomerApi.as("analyst", api.unit())
        .header("Accept-Mask", "none")
        .header("Purpose", "support")
        .contentType("application/json")
        .body(body)
        .post(SEARCH)
        .then()
        .statusCode(403);
    assertThat(reveals(one, two)).isZero();
    api.agent()
        .header("Accept-Mask", "none")
        .header("Purpose", "support")
        .contentType("application/json")
        .body(body)
        .post(SEARCH)
        .then()
        .statusCode(200)
        .body("items.customer.name.display", contains("王明", "王明明"))
        .body("items.customer.masked", contains(false, false));
    assertThat(reveals(one, two)).isEqualTo(2);
  }

  @Test
  void aChangeIsFoundByWhatIsNewAndNotByWhatWas() {
    UUID one = person("王", "明", ",\"tags\":[\"vip\"]");
    change(one, "{\"name\":{\"family\":\"李\",\"given\":\"明\"},\"tags\":[\"gold\"]}");
    assertThat(found("{\"text\":\"王明\"}")).isEmpty();
    assertThat(found("{\"filter\":" + leaf("tag", "vip") + "}")).isEmpty();
    assertThat(found("{\"text\":\"liming\",\"filter\":" + leaf("tag", "gold") + "}"))
        .containsExactly(one);
  }

  @Test
  void aMergedCustomerIsFoundByItsSurvivorAndAfterAnUnmergeByItselfAgain() throws Exception {
    UUID survivor = person("王", "明", "");
    UUID other =
        person("王", "旧名", ",\"contactPoints\":[{\"type\":\"mobile\",\"value\":\"13900001111\"}]");
    Response merge =
        CustomerApi.post(
            api.steward().header("If-Match", "\"1\""),
            "/v1/customers/" + survivor + "/merge",
            "{\"customerIds\":[\"" + other + "\"],\"reason\":\"same-person\"}");
    merge.then().statusCode(200);
    assertThat(found("{\"text\":\"13900001111\"}")).containsExactly(survivor);
    assertThat(rows(other)).isZero();
    CustomerApi.post(
            api.steward().header("If-Match", "\"2\""),
            "/v1/customers/" + survivor + "/unmerge",
            "{\"mergeId\":\"" + merge.jsonPath().getString("id") + "\",\"reason\":\"two\"}")
        .then()
        .statusCode(200);
    assertThat(found("{\"text\":\"13900001111\"}")).containsExactly(other);
    assertThat(found("{\"text\":\"王旧名\"}")).containsExactly(other);
  }

  @Test
  void aCustomerIsFoundByEachOfItsSources() {
    String system = "crm-" + UUID.randomUUID().toString().substring(0, 8);
    UUID one = person("王", "明", "");
    person("王", "亮", "");
    api.agent()
        .contentType("application/json")
        .body(
            """
            {"sourceTime":"2026-01-01T00:00:00Z","customerId":"%s",
             "customer":{"kind":"person","name":{"family":"王","given":"明"},"owner":{"unit":"%s"}}}
            """
                .formatted(one, api.unit()))
        .put("/v1/sources/" + system + "/records/k1")
        .then()
        .statusCode(200);
    assertThat(found("{\"filter\":" + leaf("source", system) + "}")).containsExactly(one);
    assertThat(found("{\"filter\":{\"not\":" + leaf("source", system) + "}}"))
        .hasSize(1)
        .doesNotContain(one);
  }

  @Test
  void theDatabaseHoldsNoNameInTheIndex() throws Exception {
    UUID one = person("王", "小明", "");
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT s::text FROM customer_search s WHERE customer_id = '" + one + "'")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).doesNotContain("王", "wang", "小明", api.unit());
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"sort\":\"relevance\"}                                        | /sort",
        "{\"sort\":\"name\"}                                             | /sort",
        "{\"limit\":0}                                                   | /limit",
        "{\"limit\":201}                                                 | /limit",
        "{\"text\":\"  \"}                                               | /text",
        "{\"text\":\"···\"}                                              | /text",
        "{\"filter\":{}}                                                 | /filter",
        "{\"filter\":{\"all\":[]}}                                       | /filter/all",
        "{\"filter\":{\"field\":\"tag\",\"value\":\"a\",\"not\":{\"field\":\"tag\",\"value\":\"a\"}}}"
            + " | /filter",
        "{\"filter\":{\"all\":[{\"field\":\"tag\",\"value\":\"a\"}],\"value\":\"b\"}} | /filter",
        "{\"filter\":{\"any\":[{\"field\":\"shoe\",\"value\":\"44\"}]}}  | /filter/any/0/field",
        "{\"filter\":{\"field\":\"tag\"}}                                | /filter/value",
        "{\"filter\":{\"field\":\"phone\",\"value\":\"n/a\"}}            | /filter/value",
        "{\"filter\":{\"field\":\"phoneLast4\",\"value\":\"56789\"}}     | /filter/value",
        "{\"filter\":{\"field\":\"region\",\"value\":\"999999\"}}        | /filter/value",
        "{\"filter\":{\"field\":\"identifier\",\"value\":\"shoe:44\"}}   | /filter/value",
        "{\"filter\":{\"field\":\"name\",\"value\":\"a\",\"match\":\"x\"}} | /filter/match",
        "{\"filter\":{\"field\":\"tag\",\"value\":\"a\",\"match\":\"part\"}} | /filter",
        "{\"filter\":{\"field\":\"updatedAt\"}}                          | /filter",
        "{\"filter\":{\"field\":\"quality\",\"atLeast\":2}}              | /filter",
        "{\"wild\":1}                                                    | /wild",
      })
  void whatCannotBeAskedIsRefusedWithItsPlace(String body, String pointer) {
    search(body)
        .then()
        .statusCode(400)
        .body("code", equalTo("validation-failed"))
        .body("errors[0].pointer", equalTo(pointer));
  }

  @Test
  void tooManyAndTooDeepConditionsAreRefused() {
    String deep = leaf("tag", "a");
    for (int i = 0; i < 6; i++) {
      deep = "{\"not\":" + deep + "}";
    }
    search("{\"filter\":" + deep + "}").then().statusCode(400);
    String many = String.join(",", java.util.Collections.nCopies(50, leaf("tag", "a")));
    search("{\"filter\":{\"any\":[" + many + "]}}").then().statusCode(400);
  }

  @Test
  void whoMayNotReadMayNotSearch() {
    given().contentType("application/json").body("{}").post(SEARCH).then().statusCode(401);
    searchAs("auditor", "*", "{}").then().statusCode(403);
    api.agent().contentType("application/json").post(SEARCH).then().statusCode(400);
    api.agent().get(SEARCH).then().statusCode(405);
  }

  @Test
  void withoutTextNothingIsRankedAndTheNewestComeFirst() {
    UUID first = person("王", "一", "");
    UUID second = person("李", "二", "");
    search("{}")
        .then()
        .body("items.customer.id", contains(second.toString(), first.toString()))
        .body("items.match", contains(nullValue(), nullValue()))
        .body("nextCursor", nullValue());
    search("{\"text\":\"不存在的人\"}").then().body("items", empty());
    search("{\"limit\":1}").then().body("items", hasSize(1));
  }

  private UUID person(String family, String given, String more) {
    return api.createId(
        """
        {"kind":"person","name":{"family":"%s","given":"%s"},"owner":{"unit":"%s"}%s}
        """
            .formatted(family, given, api.unit(), more));
  }

  private void change(UUID id, String patch) {
    api.patch("/v1/customers/" + id, 1, patch).then().statusCode(200);
  }

  private static String leaf(String field, String value) {
    return "{\"field\":\"%s\",\"value\":\"%s\"}".formatted(field, value);
  }

  private Response search(String body) {
    return searchAs("agent", api.unit(), body);
  }

  private static Response searchAs(String role, String unit, String body) {
    return CustomerApi.as(role, unit)
        .contentType("application/json")
        .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .post(SEARCH);
  }

  private List<UUID> found(String body) {
    Response response = search(body);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return ids(response);
  }

  private static List<UUID> ids(Response page) {
    return page.jsonPath().<String>getList("items.customer.id").stream()
        .map(UUID::fromString)
        .toList();
  }

  private long reveals(UUID... ids) throws Exception {
    long found = 0;
    for (UUID id : ids) {
      found +=
          count(
              "SELECT count(*) FROM outbox WHERE topic = 'mingce.customer.access.v1'"
                  + " AND convert_from(payload, 'UTF8') LIKE '%\"reveal\"%"
                  + id
                  + "%'");
    }
    return found;
  }

  private long rows(UUID customer) throws Exception {
    return count("SELECT count(*) FROM customer_search WHERE customer_id = '" + customer + "'");
  }

  private long count(String sql) throws Exception {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
