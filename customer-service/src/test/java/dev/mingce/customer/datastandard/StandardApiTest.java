package dev.mingce.customer.datastandard;

import static dev.mingce.customer.datastandard.StandardApi.STANDARDS;
import static dev.mingce.customer.datastandard.StandardApi.field;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.mingce.customer.testing.CustomerApi;
import dev.mingce.kit.Ids;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "customer"))
class StandardApiTest {
  private final CustomerApi api = new CustomerApi();
  private final StandardApi standards = new StandardApi(api.unit());

  @Inject DataSource dataSource;

  @Test
  void aDraftStartsAsACopyOfWhatIsInForceAndIsNumbered() {
    Response first = standards.create("{\"kind\":\"organisation\",\"channel\":\"event\"}");
    first
        .then()
        .statusCode(201)
        .header("Location", equalTo(STANDARDS + "/" + first.path("id")))
        .header("ETag", equalTo("\"1\""))
        .body("state", equalTo("draft"))
        .body("name", startsWith("organisation-event-"))
        .body("createdBy", notNullValue())
        .body("definition.fields.path", hasItem("/organisation/legalName"));
    int number = first.path("number");
    standards
        .create("{\"kind\":\"organisation\",\"channel\":\"event\"}")
        .then()
        .body("number", equalTo(number + 1))
        .body("name", equalTo("organisation-event-" + (number + 1)));
  }

  @Test
  void theSameKeyBeginsOneDraft() {
    String key = UUID.randomUUID().toString();
    Response first = withKey(key, "{\"kind\":\"person\",\"channel\":\"event\"}");
    Response again = withKey(key, "{\"kind\":\"person\",\"channel\":\"event\"}");
    first.then().statusCode(201);
    again
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", equalTo("true"))
        .body("id", equalTo(first.path("id")));
    withKey(key, "{\"kind\":\"organisation\"}").then().statusCode(422);
    standards
        .steward()
        .contentType("application/json")
        .body("{\"kind\":\"person\"}")
        .post(STANDARDS)
        .then()
        .statusCode(400)
        .body("code", equalTo("idempotency-key-required"));
  }

  @Test
  void aDraftChangesUntilItIsInForce() {
    String path = standards.draft("event", field("/custom/a", ""));
    standards.patch(path, null, "{\"note\":\"x\"}").then().statusCode(428);
    standards.patch(path, "\"7\"", "{\"note\":\"x\"}").then().statusCode(412);
    standards
        .patch(path, "\"1\"", "{\"note\":\"for the fair\"}")
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"2\""))
        .body("note", equalTo("for the fair"))
        .body("definition.fields.path", contains("/custom/a"));
    standards
        .patch(path, "\"2\"", "{\"definition\":{\"fields\":[{\"path\":\"/shoe\"}]}}")
        .then()
        .statusCode(400)
        .body("errors.pointer", hasItem("/definition/fields/0/path"));
    standards
        .patch(path, "\"2\"", "{\"definition\":null}")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/definition"));
    standards.patch(path, "\"2\"", "{\"kind\":\"person\"}").then().statusCode(400);

    standards.activate(path).then().statusCode(200).body("state", equalTo("active"));
    try {
      standards
          .patch(path, "\"3\"", "{\"note\":\"late\"}")
          .then()
          .statusCode(409)
          .body("code", equalTo("standard-not-draft"));
      standards.activate(path).then().statusCode(409).body("code", equalTo("standard-not-draft"));
    } finally {
      standards.retire(path).then().statusCode(200).body("state", equalTo("retired"));
    }
    standards.retire(path).then().statusCode(409).body("code", equalTo("standard-retired"));
  }

  @Test
  void badDraftsAreRefusedAtTheirPlace() {
    standards
        .create("{\"channel\":\"moon\",\"definition\":{\"groups\":[],\"fields\":[{}]}}")
        .then()
        .statusCode(400)
        .body(
            "errors.pointer",
            contains(
                "/kind", "/channel", "/definition/fields/0/path", "/definition/fields/0/labels"));
    standards.create("{\"kind\":\"person\",\"colour\":1}").then().statusCode(400);
    CustomerApi.post(standards.steward(), STANDARDS, "").then().statusCode(400);
  }

  @Test
  void onlyStewardsWriteAndOnlyWhoIsKnownReads() {
    String path = standards.draft("event", field("/custom/a", ""));
    given().get(STANDARDS).then().statusCode(401);
    given().get(path).then().statusCode(401);
    StandardApi.postAs("agent", STANDARDS, "{\"kind\":\"person\"}").then().statusCode(403);
    CustomerApi.as("agent", "u")
        .contentType("application/merge-patch+json")
        .header("If-Match", "\"1\"")
        .body("{}")
        .patch(path)
        .then()
        .statusCode(403);
    for (String verb : List.of("/activate", "/retire")) {
      CustomerApi.as("agent", "u")
          .header("If-Match", "\"1\"")
          .post(path + verb)
          .then()
          .statusCode(403);
      standards.steward().post(path + verb).then().statusCode(428);
      standards.steward().header("If-Match", "\"9\"").post(path + verb).then().statusCode(412);
      standards
          .steward()
          .header("If-Match", "\"1\"")
          .post(STANDARDS + "/" + Ids.next() + verb)
          .then()
          .statusCode(404);
      standards
          .steward()
          .header("If-Match", "\"1\"")
          .post(STANDARDS + "/builtin-person" + verb)
          .then()
          .statusCode(404);
    }
    api.agent().get(path).then().statusCode(200);
    api.agent().get(STANDARDS + "/nothing").then().statusCode(404);
    api.agent().get(STANDARDS + "/person-moon").then().statusCode(404);
    CustomerApi.as("customer", "u").get(path).then().statusCode(403);
  }

  @Test
  void everyWayInIsHeldAgainstTheStandardOfItsChannel() {
    String path =
        standards.active(
            "store",
            String.join(
                ",",
                field("/contactPoints/mobile/value", ",\"required\":true"),
                field("/custom/card", ",\"pattern\":\"[A-Z]{2}[0-9]+\"")));
    try {
      String name = standards.steward().get(path).path("name");
      store()
          .body(
              person(
                  ",\"contactPoints\":[{\"type\":\"email\",\"value\":\"a@example.com\"}]"
                      + ",\"custom\":{\"card\":\"x\",\"shoe\":\"42\"}"))
          .post(CustomerApi.CUSTOMERS)
          .then()
          .statusCode(400)
          .body("errors.pointer", contains("/contactPoints", "/custom/card", "/custom/shoe"))
          .body("errors.code", contains("entry-required", "pattern-mismatch", "unknown-attribute"));
      Response created =
          store()
              .body(person(MOBILE + ",\"custom\":{\"card\":\"AB12\"}"))
              .post(CustomerApi.CUSTOMERS);
      created.then().statusCode(201).body("standardVersion", equalTo(name));

      put("store", person(""))
          .then()
          .statusCode(400)
          .body("errors.pointer", contains("/customer/contactPoints"));
      put("store", person(MOBILE)).then().statusCode(200);
      // Who names no channel is held against the standard of all.
      put(null, person("")).then().statusCode(200);
      api.register(person("")).then().statusCode(201).body("standardVersion", equalTo("builtin-1"));
      put("moon", person("")).then().statusCode(400).body("errors.pointer", contains("Channel"));

      String customer = created.header("Location");
      api.agent()
          .contentType("application/merge-patch+json")
          .header("If-Match", "\"1\"")
          .header("Channel", "store")
          .body("{\"contactPoints\":null}")
          .patch(customer)
          .then()
          .statusCode(400)
          .body("errors.code", contains("entry-required"));
    } finally {
      standards.retire(path).then().statusCode(200);
    }
    api.agent()
        .contentType("application/json")
        .header("Channel", "store")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(person(""))
        .post(CustomerApi.CUSTOMERS)
        .then()
        .statusCode(201);
  }

  @Test
  void recordsKeepTheVersionTheyWereWrittenUnderUntilTheyChange() {
    String customer = api.create(person(""));
    String path = standards.active("default", field("/custom/size", ",\"required\":true"));
    try {
      String name = standards.steward().get(path).path("name");
      api.agent().get(customer).then().body("standardVersion", equalTo("builtin-1"));
      api.patch(customer, 1, "{\"tags\":[\"x\"]}")
          .then()
          .statusCode(400)
          .body("errors.pointer", contains("/custom/size"));
      api.patch(customer, 1, "{\"custom\":{\"size\":\"42\"}}")
          .then()
          .statusCode(200)
          .body("standardVersion", equalTo(name));
      api.agent()
          .get(customer + "/revisions")
          .then()
          .body("items.standardVersion", contains(name, "builtin-1"));
    } finally {
      standards.retire(path).then().statusCode(200);
    }
  }

  @Test
  void theNextVersionTakesThePlaceOfTheOneInForce() {
    String first = standards.active("phone", field("/custom/a", ""));
    String second = standards.draft("phone", field("/custom/b", ""));
    api.agent().get(STANDARDS + "/person-phone").then().body("id", equalTo(id(first)));
    standards.activate(second).then().statusCode(200).body("activatedBy", notNullValue());
    try {
      standards
          .steward()
          .get(first)
          .then()
          .body("state", equalTo("retired"))
          .body("retiredAt", notNullValue());
      api.agent().get(STANDARDS + "/person-phone").then().body("id", equalTo(id(second)));
      api.agent()
          .get(STANDARDS + "?kind=person&channel=phone&state=active")
          .then()
          .statusCode(200)
          .body("items.id", contains(id(second)));
    } finally {
      standards.retire(second).then().statusCode(200);
    }
    api.agent().get(STANDARDS + "/person-phone").then().body("id", equalTo("builtin-person"));
  }

  @Test
  void ofManyActivationsAtOnceOneIsInForce() throws Exception {
    List<String> drafts =
        java.util.stream.IntStream.range(0, 8)
            .mapToObj(i -> standards.draft("app", field("/custom/a" + i, "")))
            .toList();
    List<Integer> statuses =
        CustomerApi.inParallel(8, i -> standards.activate(drafts.get(i)).statusCode());
    assertThat(statuses).containsOnly(200);
    Response active = api.agent().get(STANDARDS + "?kind=person&channel=app&state=active");
    assertThat(active.<List<String>>path("items.id")).hasSize(1);
    standards.retire(STANDARDS + "/" + active.path("items[0].id")).then().statusCode(200);
  }

  @Test
  void whatAnotherInstanceActivatesHoldsHereWithinSeconds() throws Exception {
    String path = standards.draft("partner", field("/custom/size", ",\"required\":true"));
    assertThat(partner().statusCode()).isEqualTo(201);
    // As another instance would: it commits, and this one is told nothing.
    sql(
        "UPDATE data_standard SET state = 'active', version = version + 1 WHERE id = '"
            + id(path)
            + "'; UPDATE standards_epoch SET value = value + 1");
    try {
      long end = System.nanoTime() + 10_000_000_000L;
      Response seen = partner();
      while (seen.statusCode() != 400 && System.nanoTime() < end) {
        Thread.onSpinWait();
        seen = partner();
      }
      seen.then().statusCode(400).body("errors.pointer", contains("/custom/size"));
    } finally {
      standards.retire(path).then().statusCode(200);
    }
  }

  @Test
  void activatingAndRetiringIsToldToTheAuditLog() throws Exception {
    String path = standards.active("wechat", field("/custom/a", ""));
    String name = standards.steward().get(path).path("name");
    standards.retire(path).then().statusCode(200);
    assertThat(actions("standard:" + name))
        .containsExactly("standard-activated", "standard-retired");
  }

  @Test
  void versionsAreListedPageByPageThoseOfTheProductLast() {
    standards.draft("event", field("/custom/a", ""));
    standards.draft("event", field("/custom/a", ""));
    Response page = api.agent().get(STANDARDS + "?limit=1");
    page.then().statusCode(200).header("Link", endsWith("rel=\"next\""));
    Response all = api.agent().get(STANDARDS + "?limit=200");
    assertThat(all.<List<String>>path("items.id"))
        .endsWith("builtin-person", "builtin-organisation");
    api.agent()
        .queryParam("cursor", page.<String>path("nextCursor"))
        .queryParam("limit", 1)
        .get(STANDARDS)
        .then()
        .statusCode(200)
        .body("items[0].id", equalTo(all.path("items[1].id")));
    api.agent().get(STANDARDS + "?cursor=x").then().statusCode(400);
    api.agent().get(STANDARDS + "?state=gone").then().statusCode(400);
    api.agent().get(STANDARDS + "?kind=cat").then().statusCode(400);
  }

  @Test
  void publicationsFollowTheLanguageAndSayWhenNothingChanged() {
    Response schema =
        api.agent().header("Accept-Language", "zh-CN").get(STANDARDS + "/person/schema");
    schema
        .then()
        .statusCode(200)
        .contentType("application/schema+json")
        .header("Vary", equalTo("Accept-Language"));
    assertThat(utf8(schema)).contains("\"title\":\"个人客户\"");
    api.agent()
        .header("Accept-Language", "zh-CN")
        .header("If-None-Match", schema.header("ETag"))
        .get(STANDARDS + "/person/schema")
        .then()
        .statusCode(304);
    Response english =
        api.agent()
            .header("Accept-Language", "en")
            .header("If-None-Match", schema.header("ETag"))
            .get(STANDARDS + "/person/schema");
    english.then().statusCode(200);
    assertThat(utf8(english)).contains("\"title\":\"Person\"");
    api.agent()
        .get(STANDARDS + "/organisation/dictionary")
        .then()
        .statusCode(200)
        .body("standard", equalTo("builtin-1"))
        .body(
            "fields.find { it.path == '/organisation/industryCode' }.codeList", equalTo("industry"))
        .body("codeLists.find { it.code == 'region' }.count", greaterThanOrEqualTo(3351));
    Response page =
        api.agent().header("Accept-Language", "zh-CN").get(STANDARDS + "/person/dictionary/page");
    page.then().statusCode(200).contentType(startsWith("text/markdown"));
    assertThat(utf8(page))
        .startsWith("# 数据字典 person · builtin-1\n")
        .contains("| `/birthDate` | 出生日期 | date |");
    Response html = api.agent().get(STANDARDS + "/person/dictionary/page?format=html");
    html.then()
        .statusCode(200)
        .contentType(startsWith("text/html"))
        .header(
            "Content-Security-Policy", equalTo("default-src 'none'; style-src 'unsafe-inline'"));
    assertThat(utf8(html))
        .startsWith("<!doctype html>\n<html lang=\"en\">")
        .contains("<td><code>/birthDate</code></td>", "<a href=\"#gender\">gender</a>");
    api.agent().get(STANDARDS + "/person/dictionary/page?format=pdf").then().statusCode(400);
    api.agent()
        .get(STANDARDS + "/person/template")
        .then()
        .statusCode(200)
        .header("Content-Disposition", equalTo("attachment; filename=\"mingce-builtin-1.xlsx\""));
    api.agent().get(STANDARDS + "/person/template?format=pdf").then().statusCode(400);
    for (String what : List.of("schema", "template", "template/mapping", "dictionary")) {
      given().get(STANDARDS + "/person/" + what).then().statusCode(401);
      CustomerApi.as("customer", "u").get(STANDARDS + "/person/" + what).then().statusCode(403);
      api.agent().get(STANDARDS + "/cat/" + what).then().statusCode(404);
    }
  }

  private static final String MOBILE =
      ",\"contactPoints\":[{\"type\":\"mobile\",\"value\":\"138 1234 5678\"}]";

  private Response partner() {
    return api.agent()
        .contentType("application/json")
        .header("Channel", "partner")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(person(""))
        .post(CustomerApi.CUSTOMERS);
  }

  private io.restassured.specification.RequestSpecification store() {
    return api.agent()
        .contentType("application/json")
        .header("Channel", "store")
        .header("Idempotency-Key", UUID.randomUUID().toString());
  }

  private Response put(String channel, String customer) {
    var request = api.agent().contentType("application/json");
    return (channel == null ? request : request.header("Channel", channel))
        .body("{\"sourceTime\":\"2026-01-01T00:00:00Z\",\"customer\":" + customer + "}")
        .put("/v1/sources/crm/records/" + UUID.randomUUID());
  }

  private Response withKey(String key, String body) {
    return standards
        .steward()
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(body)
        .post(STANDARDS);
  }

  private String person(String more) {
    return "{\"kind\":\"person\",\"name\":{\"full\":\"王小明\"},\"owner\":{\"unit\":\""
        + api.unit()
        + "\"}"
        + more
        + "}";
  }

  private static String utf8(Response response) {
    return new String(response.asByteArray(), StandardCharsets.UTF_8);
  }

  private static String id(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private void sql(String sql) throws Exception {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> actions(String thing) throws Exception {
    List<String> actions = new java.util.ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT convert_from(payload, 'UTF8')::jsonb ->> 'action' FROM outbox WHERE"
                    + " convert_from(payload, 'UTF8') LIKE '%"
                    + thing
                    + "%' ORDER BY id")) {
      while (row.next()) {
        actions.add(row.getString(1));
      }
    }
    return actions;
  }
}
