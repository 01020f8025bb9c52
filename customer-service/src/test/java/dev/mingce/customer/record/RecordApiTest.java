package dev.mingce.customer.record;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.mingce.stack.issuer.TokenSpec;
import dev.mingce.stack.testing.LocalStack;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "customer"))
class RecordApiTest {
  private static final String CUSTOMERS = "/v1/customers";
  private static final String BODY =
      """
      {"kind":"person","name":{"family":"王","given":"小明"},"birthDate":"1990-02-03",
       "contactPoints":[{"type":"mobile","value":"138 1234 5678"},{"type":"email","value":"%s@Example.com"}],
       "identifiers":[{"type":"external-id","value":"%s"}],
       "addresses":[{"country":"CN","province":"北京市","district":"朝阳区","detail":"建国路 1 号"}],
       "owner":{"unit":"%s","user":"li.na"}}
      """;

  @Inject DataSource dataSource;

  private final String unit = "unit-" + UUID.randomUUID();
  private final String mailbox = "x" + UUID.randomUUID();
  private final String number = UUID.randomUUID().toString();

  @Test
  void aRegisteredCustomerIsAnsweredMaskedWithItsPlaceAndTag() {
    post(UUID.randomUUID().toString(), body())
        .then()
        .statusCode(201)
        .header("Location", startsWith(CUSTOMERS + "/"))
        .header("ETag", "\"1-0\"")
        .header("Cache-Control", "no-store")
        .body("version", equalTo(1))
        .body("masked", equalTo(true))
        .body("name.display", equalTo("王**"))
        .body("birthDate", equalTo("1990-**-**"))
        .body("contactPoints[0].value", equalTo("138****5678"))
        .body("addresses[0].detail", equalTo("****"));
  }

  @ParameterizedTest(name = "{0}{1}")
  @CsvSource({
    "王, 小明, 王**, ****, 王**",
    "欧阳, 小明, 欧阳**, ****, 欧阳**",
    "欧阳, 明, 欧阳*, ****, 欧阳*",
    "Müller, Anna, M***, A***, A***",
  })
  void thePartsOfANameShowNoMoreThanTheWhole(
      String family, String given, String shownFamily, String shownGiven, String display) {
    String body =
        "{\"kind\":\"person\",\"name\":{\"family\":\""
            + family
            + "\",\"given\":\""
            + given
            + "\"},\"owner\":{\"unit\":\""
            + unit
            + "\"}}";
    post(UUID.randomUUID().toString(), body)
        .then()
        .statusCode(201)
        .body("name.family", equalTo(shownFamily))
        .body("name.given", equalTo(shownGiven))
        .body("name.display", equalTo(display));
  }

  @Test
  void valuesAreShownExactlyAsEnteredOnlyForAPurposeAndTheLookIsRecordedFirst() throws Exception {
    String path = create();
    agent()
        .header("Accept-Mask", "none")
        .get(path)
        .then()
        .statusCode(400)
        .body("code", equalTo("purpose-required"));
    assertThat(accesses("reveal")).isZero();

    agent()
        .header("Accept-Mask", "none")
        .header("Purpose", "support")
        .get(path)
        .then()
        .statusCode(200)
        .body("masked", equalTo(false))
        .body("contactPoints[0].value", equalTo("138 1234 5678"))
        .body("contactPoints[0].normalized", equalTo("+8613812345678"))
        .body("addresses[0].detail", equalTo("建国路 1 号"));
    assertThat(accesses("reveal")).isEqualTo(1);

    as("analyst", unit)
        .header("Accept-Mask", "none")
        .header("Purpose", "support")
        .get(path)
        .then()
        .statusCode(403)
        .body("code", equalTo("forbidden"));
  }

  @Test
  void anotherUnitsRecordIsNotThereAndTheAttemptIsRecorded() throws Exception {
    String path = create();
    as("agent", "elsewhere").get(path).then().statusCode(404).body("code", equalTo("not-found"));
    assertThat(accesses("read-denied")).isEqualTo(1);
    post(UUID.randomUUID().toString(), BODY.formatted(mailbox, number, "elsewhere"))
        .then()
        .statusCode(403)
        .body("code", equalTo("unit-not-permitted"));
  }

  @Test
  void aPatchNeedsTheVersionThatItIsBasedOn() {
    String path = create();
    patch(path, null, "{}").then().statusCode(428).body("code", equalTo("precondition-required"));
    patch(path, "*", "{}").then().statusCode(400);
    patch(path, "\"1\"", "{\"birthDate\":null,\"tags\":[\"vip\"]}")
        .then()
        .statusCode(200)
        .header("ETag", "\"2-0\"")
        .body("version", equalTo(2))
        .body("birthDate", equalTo(null))
        .body("tags", equalTo(List.of("vip")));
    patch(path, "\"1\"", "{\"tags\":[]}")
        .then()
        .statusCode(412)
        .body("code", equalTo("precondition-failed"))
        .body("currentVersion", equalTo(2));
    patch(path, "\"2\"", "{\"tags\":[\"vip\"]}").then().statusCode(200).body("version", equalTo(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"kind\":\"organisation\"}|/kind|immutable",
        "{\"nickname\":\"x\"}|/nickname|unknown-property",
        "{\"name\":{\"given\":\"小*\"}}|/name/given|invalid-name",
        "{\"contactPoints\":[{\"type\":\"mobile\",\"value\":\"138****5678\"}]}|/contactPoints/0/value|invalid-phone",
        "{\"birthDate\":\"1990-02-30\"}|/birthDate|invalid-date",
        "{\"birthDate\":19900203}|/birthDate|wrong-type",
        "{\"birthDate\":\"2999-01-01\"}|/birthDate|date-out-of-range",
        "{\"identifiers\":[{\"type\":\"shoe-size\",\"value\":\"42\"}]}|/identifiers/0/type|unknown-identifier-type"
      })
  void aPatchThatBreaksARuleIsRefusedAtItsPlaceAndChangesNothing(
      String patch, String pointer, String code) {
    String path = create();
    patch(path, "\"1\"", patch)
        .then()
        .statusCode(400)
        .body("code", equalTo("validation-failed"))
        .body("errors.pointer", hasItem(pointer))
        .body("errors.code", hasItem(code));
    agent().get(path).then().body("version", equalTo(1));
  }

  @Test
  void ofManyWritersOnOneVersionExactlyOneWins() throws Exception {
    String path = create();
    List<Integer> statuses =
        inParallel(64, i -> patch(path, "\"1\"", "{\"tags\":[\"writer-" + i + "\"]}").statusCode());
    assertThat(statuses.stream().filter(s -> s == 200)).hasSize(1);
    assertThat(statuses.stream().filter(s -> s == 412)).hasSize(63);
    agent().get(path).then().body("version", equalTo(2));
  }

  @Test
  void ofManyWritersWhoTryAgainNobodyLosesAnything() throws Exception {
    String path = create();
    patch(path, "\"1\"", "{\"tags\":[\"n0\"]}").then().statusCode(200);
    List<Integer> statuses =
        inParallel(
            64,
            i -> {
              Response answer;
              do {
                Response seen = agent().get(path);
                List<String> counted = seen.jsonPath().getList("tags");
                int count = Integer.parseInt(counted.getFirst().substring(1));
                answer =
                    patch(
                        path,
                        "\"" + seen.jsonPath().getLong("version") + "\"",
                        "{\"tags\":[\"n" + (count + 1) + "\"]}");
              } while (answer.statusCode() == 412);
              return answer.statusCode();
            });
    assertThat(statuses).hasSize(64).containsOnly(200);
    Response last = agent().get(path);
    assertThat(last.jsonPath().getLong("version")).isEqualTo(66);
    assertThat(last.jsonPath().<String>getList("tags")).containsExactly("n64");
  }

  @Test
  void aRepeatedRequestIsAnsweredWithTheFirstAnswer() {
    String key = UUID.randomUUID().toString();
    Response first = post(key, body());
    Response second = post(key, body());
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(second.asString()).isEqualTo(first.asString());
    post(key, BODY.formatted("other", number, unit))
        .then()
        .statusCode(422)
        .body("code", equalTo("idempotency-key-reused"));
    agent()
        .contentType("application/json")
        .body(body())
        .post(CUSTOMERS)
        .then()
        .statusCode(400)
        .body("code", equalTo("idempotency-key-required"));
  }

  @Test
  void equalRequestsAtOnceRegisterOneCustomer() throws Exception {
    String key = UUID.randomUUID().toString();
    List<Integer> statuses = inParallel(64, i -> post(key, body()).statusCode());
    assertThat(statuses).allMatch(s -> s == 201 || s == 409).contains(201);
    agent().queryParam("count", true).get(CUSTOMERS).then().body("count", equalTo(1));
  }

  @Test
  void createsUnderAConditionMakeOneRecordHoweverManyComeAtOnce() throws Exception {
    String condition = "identifier=external-id:" + number;
    List<Integer> statuses =
        inParallel(
            64,
            i ->
                agent()
                    .contentType("application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .header("If-None-Exist", condition)
                    .body(body())
                    .post(CUSTOMERS)
                    .statusCode());
    assertThat(statuses.stream().filter(s -> s == 201)).hasSize(1);
    assertThat(statuses.stream().filter(s -> s == 200)).hasSize(63);
  }

  @Test
  void customersAreFoundByWhatTheyCanBeFoundBy() {
    create();
    Map.of(
            "+86 138-1234-5678",
            "phone",
            "13812345678",
            "phone",
            mailbox.toUpperCase(Locale.ROOT) + "@example.com",
            "email",
            "external-id:" + number,
            "identifier",
            "王小明",
            "name",
            "小明王",
            "name")
        .forEach((value, parameter) ->
            agent()
                .queryParam(parameter, value)
                .get(CUSTOMERS)
                .then()
                .statusCode(200)
                .body("items", hasSize(1)));
    agent().get(CUSTOMERS + "?phone=13912345678").then().body("items", hasSize(0));
    agent().get(CUSTOMERS + "?phone=abc").then().statusCode(400);
    agent()
        .get(CUSTOMERS + "?fone=1")
        .then()
        .statusCode(400)
        .body("code", equalTo("unknown-query-parameter"));
    agent().get(CUSTOMERS + "?limit=201").then().statusCode(400);
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepeat() {
    for (int i = 0; i < 5; i++) {
      create();
    }
    List<String> seen = new ArrayList<>();
    String cursor = null;
    do {
      RequestSpecification request = agent().queryParam("limit", 2);
      Response page =
          (cursor == null ? request : request.queryParam("cursor", cursor)).get(CUSTOMERS);
      seen.addAll(page.jsonPath().getList("items.id", String.class));
      cursor = page.jsonPath().getString("nextCursor");
      assertThat(page.header("Link") != null).isEqualTo(cursor != null);
    } while (cursor != null && seen.size() < 10);
    assertThat(seen).hasSize(5).doesNotHaveDuplicates().isSorted();
    agent()
        .queryParam("cursor", "AAAA")
        .get(CUSTOMERS)
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid-cursor"));
  }

  @Test
  void rareCharactersAndUnequalTwinsAreKeptExactly() {
    for (String name : List.of("𠮷田", "é", "e\u0301", "李😀", "🇨🇳")) {
      String path =
          post(
                  UUID.randomUUID().toString(),
                  "{\"kind\":\"person\",\"name\":{\"full\":\""
                      + name
                      + "\"},\"owner\":{\"unit\":\""
                      + unit
                      + "\"}}")
              .header("Location");
      agent()
          .header("Accept-Mask", "none")
          .header("Purpose", "test")
          .get(path)
          .then()
          .body("name.full", equalTo(name));
    }
  }

  @Test
  void nothingPersonalLiesInTheDatabaseInTheClear() throws Exception {
    create();
    StringBuilder dump = new StringBuilder();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table :
          List.of(
              "customer",
              "customer_revision",
              "lookup",
              "subject_key",
              "outbox",
              "idempotent_answer")) {
        try (ResultSet rows = statement.executeQuery("SELECT t::text, t FROM " + table + " t")) {
          while (rows.next()) {
            dump.append(rows.getString(1)).append('\n');
          }
        }
      }
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT convert_from(payload, 'UTF8') FROM outbox WHERE payload IS NOT NULL")) {
        while (rows.next()) {
          dump.append(rows.getString(1)).append('\n');
        }
      }
    }
    assertThat(dump.toString()).contains("li.na").contains(unit);
    for (String value :
        List.of("小明", "138 1234 5678", "13812345678", mailbox, number, "建国路", "1990-02-03")) {
      assertThat(dump.toString()).doesNotContain(value);
    }
  }

  @Test
  void withoutATokenOrAPermissionNothingIsDone() {
    given().get(CUSTOMERS).then().statusCode(401).body("code", equalTo("unauthenticated"));
    as("auditor", unit).get(CUSTOMERS).then().statusCode(403).body("code", equalTo("forbidden"));
    as("analyst", unit)
        .contentType("application/json")
        .header("Idempotency-Key", "k")
        .body(body())
        .post(CUSTOMERS)
        .then()
        .statusCode(403);
  }

  @Test
  void aDataKeyOpensOnlyForThoseWhoMayUnseal() throws Exception {
    create();
    String kid = keyOfNewest();
    agent().get("/v1/subject-keys/" + kid).then().statusCode(403);
    as("service", "*")
        .get("/v1/subject-keys/" + kid)
        .then()
        .statusCode(200)
        .body("kid", equalTo(kid))
        .body("kty", equalTo("oct"));
    as("service", "*")
        .get("/v1/subject-keys?kid=" + kid + "&kid=" + UUID.randomUUID())
        .then()
        .statusCode(200)
        .body("keys.kid", equalTo(List.of(kid)))
        .body("gone", hasSize(0));
    as("service", "*").get("/v1/subject-keys/" + UUID.randomUUID()).then().statusCode(404);
    execute("UPDATE subject_key SET wrapped = NULL, destroyed_at = now() WHERE id = '" + kid + "'");
    as("service", "*")
        .get("/v1/subject-keys/" + kid)
        .then()
        .statusCode(410)
        .body("code", equalTo("key-destroyed"));
  }

  @Test
  void problemsSpeakTheLanguageOfTheCaller() {
    agent()
        .header("Accept-Language", "zh-CN")
        .get(CUSTOMERS + "/" + UUID.randomUUID())
        .then()
        .statusCode(404)
        .body("title", equalTo("未找到"))
        .contentType("application/problem+json");
    agent()
        .get(CUSTOMERS + "/nonsense")
        .then()
        .statusCode(404)
        .body("title", equalTo("Not found"))
        .body("$", not(org.hamcrest.Matchers.hasKey("stackTrace")));
  }

  private String body() {
    return BODY.formatted(mailbox, number, unit);
  }

  private String create() {
    Response response = post(UUID.randomUUID().toString(), body());
    assertThat(response.statusCode()).isEqualTo(201);
    return response.header("Location");
  }

  private Response post(String key, String body) {
    return agent()
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(body)
        .post(CUSTOMERS);
  }

  private Response patch(String path, String ifMatch, String patch) {
    RequestSpecification request = agent().contentType("application/merge-patch+json").body(patch);
    return (ifMatch == null ? request : request.header("If-Match", ifMatch)).patch(path);
  }

  private RequestSpecification agent() {
    return as("agent", unit);
  }

  private static RequestSpecification as(String role, String unit) {
    return given().auth().oauth2(LocalStack.shared().token(TokenSpec.role(role).withUnits(unit)));
  }

  private interface Call {
    int run(int number) throws Exception;
  }

  private static List<Integer> inParallel(int calls, Call call) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      List<Future<Integer>> running = new ArrayList<>();
      for (int i = 0; i < calls; i++) {
        int number = i;
        running.add(threads.submit(() -> call.run(number)));
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> one : running) {
        statuses.add(one.get());
      }
      return statuses;
    }
  }

  private long accesses(String action) throws Exception {
    return number(
        "SELECT count(*) FROM outbox WHERE type = 'customer.accessed.v1' AND convert_from(payload,"
            + " 'UTF8') LIKE '%\"action\":\""
            + action
            + "\"%' AND subject IN"
            + " (SELECT id::text FROM customer WHERE owner_unit = '"
            + unit
            + "')");
  }

  private String keyOfNewest() throws Exception {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT key_id::text FROM customer WHERE owner_unit = '" + unit + "'")) {
      row.next();
      return row.getString(1);
    }
  }

  private long number(String sql) throws Exception {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void execute(String sql) throws Exception {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
