package dev.mingce.customer.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.mingce.kit.Ids;
import dev.mingce.stack.issuer.TokenSpec;
import dev.mingce.stack.testing.LocalStack;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "customer"))
class ImportApiTest {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final String MAPPING =
      """
      {"columns":{"given":"name.given","family":"name.family",
       "born":{"field":"birthDate","format":"yyyyMMdd","onInvalid":"%s"},
       "phone":{"field":"contactPoint","type":"mobile"}},
       "owner":{"unit":"sales-east","user":"li.na"},"country":"CN"}
      """;
  private static final String HEADER = "given,family,born,phone\n";

  @Inject ImportTables tables;

  @Test
  void importsUtf8AndDestroysWhatItKept() {
    String job =
        accepted(post(utf8("\uFEFF" + HEADER + " 小明 ,王,19900203,138 1234 5678\n"), mapping()));

    finished(job)
        .body("state", equalTo("done"))
        .body("kind", equalTo("import"))
        .body("total", equalTo(1))
        .body("done", equalTo(1))
        .body("created", equalTo(1))
        .body("rejected", equalTo(0))
        .body("warnings", equalTo(0))
        .body("report", equalTo("/v1/jobs/" + job + "/report"));
    assertThat(tables.customersOf(job)).isEqualTo(1);
    assertThat(tables.chunksOf(job)).isZero();
    agent()
        .queryParam("phone", "13812345678")
        .get("/v1/customers")
        .then()
        .body("items.owner.user", hasItems("li.na"));
  }

  @ParameterizedTest
  @CsvSource({"';'", "'\t'", "','"})
  void importsGb18030WithEachDelimiter(String delimiter) {
    String family = "欧阳" + Ids.next();
    String text = (HEADER + "小红," + family + ",19900203,13812345679\n").replace(",", delimiter);
    String job = accepted(post(text.getBytes(GB18030), mapping()));

    finished(job).body("state", equalTo("done")).body("created", equalTo(1));
    agent()
        .queryParam("name", family + "小红")
        .get("/v1/customers")
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(1));
  }

  @Test
  void reportsBadRowsByNumberAndColumnInTheCallersLanguage() {
    byte[] start =
        utf8(
            HEADER
                + "a,b,19900203,13812345670\nshort,row\nc,d,19901399,13812345671\n"
                + "e,f,19900203,12\n,,19900203,13812345673\n"
                + "n\u0000ul,x,19900203,13812345675\n=g,h,19900203,13812345674\n");
    byte[] bad = {'b', 'a', (byte) 0xFF, 'd', ',', 'z', ',', ',', '\n'};
    String job = accepted(post(joined(start, bad), mapping()));

    finished(job)
        .body("state", equalTo("done"))
        .body("total", equalTo(8))
        .body("created", equalTo(2))
        .body("rejected", equalTo(6));
    assertThat(report(job, "en").split("\r\n"))
        .contains(
            "\uFEFFrow,column,severity,code,message",
            "3,,error,ragged-row,The row has 2 columns and the header has 4.",
            "4,born,error,date-not-in-format,The value is not a date in the form yyyyMMdd.",
            "5,phone,error,invalid-phone,The value cannot be a phone number.")
        .anyMatch(line -> line.startsWith("6,,error,name-required,"))
        .anyMatch(line -> line.startsWith("7,given,error,invalid-characters,"))
        .anyMatch(line -> line.startsWith("9,given,error,invalid-encoding,"));
    assertThat(report(job, "zh-CN")).contains("该行有 2 列，表头有 4 列。");
  }

  @Test
  void leavesAnInvalidValueOutWhereTheMappingSaysSo() {
    String mapping = MAPPING.formatted("drop-value");
    String job = accepted(post(utf8(HEADER + "a,b,19901399,13812345670\n"), mapping));

    finished(job)
        .body("created", equalTo(1))
        .body("rejected", equalTo(0))
        .body("warnings", equalTo(1));
    assertThat(report(job, "en")).contains("2,born,warning,value-dropped,");
  }

  @Test
  void refusesUnknownColumnsAndFieldsWithTheirPlaces() {
    String mapping =
        "{\"columns\":{\"givn\":\"name.given\",\"family\":\"name.famly\"},\"owner\":{\"unit\":\"sales-east\"}}";

    post(utf8(HEADER + "a,b,,\n"), mapping)
        .then()
        .statusCode(400)
        .body("code", equalTo("mapping-invalid"))
        .body("errors.pointer", contains("/columns/givn", "/columns/family"))
        .body("errors.code", contains("unknown-column", "unknown-field"));
  }

  @Test
  void refusesPartsThatAreUnknownRepeatedMissingOrTooLong() {
    byte[] file = utf8(HEADER + "a,b,,\n");
    refused(request -> request.multiPart("maping", "{}"), "", "unknown-part");
    refused(request -> request.multiPart("file", "b.csv", file), "/file", "too-many");
    agent()
        .header("Idempotency-Key", Ids.next().toString())
        .multiPart("mapping", mapping())
        .post("/v1/imports")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/file"))
        .body("errors.code", contains("required"));
    String endless = " ".repeat(300_000);
    for (byte[] asFile : new byte[][] {utf8(endless), null}) {
      RequestSpecification request =
          agent().header("Idempotency-Key", Ids.next().toString()).multiPart("file", "a.csv", file);
      (asFile == null
              ? request.multiPart("mapping", endless)
              : request.multiPart("mapping", "mapping.json", asFile))
          .post("/v1/imports")
          .then()
          .statusCode(413)
          .contentType("application/problem+json")
          .body("code", equalTo("body-too-large"));
    }
  }

  @Test
  void takesAMappingThatAnEditorSaved() {
    agent()
        .header("Idempotency-Key", Ids.next().toString())
        .multiPart("file", "a.csv", utf8(HEADER + "a,b,,\n"))
        .multiPart("mapping", "mapping.json", utf8("\uFEFF" + mapping()))
        .post("/v1/imports")
        .then()
        .statusCode(202);
  }

  @Test
  void refusesAFileWithoutRows() {
    post(new byte[0], mapping()).then().statusCode(400).body("code", equalTo("import-empty"));
    post(utf8(HEADER), mapping()).then().statusCode(400).body("code", equalTo("import-empty"));
  }

  @Test
  void goesOnAfterACrashWithoutLossOrDouble() {
    String bad = "\"open,,,\nshort\n";
    String job = accepted(post(utf8(HEADER + bad + rows(600) + bad), mapping()));
    await(job, state -> state.jsonPath().getLong("done") >= 50);

    int taken =
        tables.execute(
            "UPDATE job SET lease_owner = gen_random_uuid(), lease_until = now() + interval '2"
                + " seconds' WHERE id = ? AND state = 'running'",
            UUID.fromString(job));

    assertThat(taken).isEqualTo(1);
    finished(job)
        .body("state", equalTo("done"))
        .body("done", equalTo(604))
        .body("created", equalTo(600))
        .body("rejected", equalTo(4));
    assertThat(tables.customersOf(job)).isEqualTo(600);
    assertThat(report(job, "en").lines().skip(1).map(line -> line.substring(0, line.indexOf(','))))
        .containsExactly("2", "3", "604", "605");
  }

  @Test
  void reportsWhileItRuns() {
    String job = accepted(post(utf8(HEADER + "short\n" + rows(2_000)), mapping()));
    await(job, state -> state.jsonPath().getLong("rejected") > 0);

    String early = report(job, "en");
    agent().post("/v1/jobs/" + job + "/cancel").then().statusCode(200);

    assertThat(early).contains("2,,error,ragged-row,");
    assertThat(report(job, "en")).isEqualTo(early);
  }

  @Test
  void cancelsAndKeepsWhatIsFinished() {
    String job = accepted(post(utf8(HEADER + rows(2_000)), mapping()));
    agent()
        .post("/v1/jobs/" + job + "/cancel")
        .then()
        .statusCode(200)
        .body("state", equalTo("cancelled"));

    agent()
        .post("/v1/jobs/" + job + "/cancel")
        .then()
        .statusCode(409)
        .body("code", equalTo("job-finished"));
    long created = agent().get("/v1/jobs/" + job).jsonPath().getLong("created");
    assertThat(tables.customersOf(job)).isEqualTo(created).isLessThan(2_000);
    assertThat(tables.chunksOf(job)).isZero();
  }

  @Test
  void answersARepeatedRequestWithTheFirstJob() {
    String key = Ids.next().toString();
    byte[] file = utf8(HEADER + "a,b,,13812345670\n");
    Response first = post(file, mapping(), key);
    Response second = post(file, mapping(), key);

    assertThat(second.statusCode()).isEqualTo(202);
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    post(utf8(HEADER + "c,d,,13812345670\n"), mapping(), key)
        .then()
        .statusCode(422)
        .body("code", equalTo("idempotency-key-reused"));
  }

  @Test
  void letsNobodyInWhoMayNot() {
    given().multiPart("file", "x.csv", utf8("a\nb\n")).post("/v1/imports").then().statusCode(401);
    as(TokenSpec.role("analyst"))
        .multiPart("file", "x.csv", utf8("a\nb\n"))
        .post("/v1/imports")
        .then()
        .statusCode(403);
    as(TokenSpec.role("agent").withSubject("stranger").withUnits("sales-west"))
        .header("Idempotency-Key", Ids.next().toString())
        .multiPart("file", "x.csv", utf8(HEADER + "a,b,,\n"))
        .multiPart("mapping", mapping(), "application/json")
        .post("/v1/imports")
        .then()
        .statusCode(403)
        .body("code", equalTo("unit-not-permitted"));
    String job = accepted(post(utf8(HEADER + "a,b,,\n"), mapping()));
    for (String path : List.of("", "/report", "/events")) {
      as(TokenSpec.role("agent").withSubject("stranger").withUnits("sales-west"))
          .get("/v1/jobs/" + job + path)
          .then()
          .statusCode(404);
    }
  }

  @Test
  void streamsProgressUntilTheEnd() {
    String job = accepted(post(utf8(HEADER + rows(20)), mapping()));

    String events =
        agent().get("/v1/jobs/" + job + "/events").then().statusCode(200).extract().asString();

    assertThat(events).contains("\"state\":\"done\"").contains("\"created\":20");
  }

  @Test
  void keepsNoValueInTheClear() {
    String given = "Xaver" + Ids.next().toString().substring(24);
    String job =
        accepted(
            post(
                utf8(
                    HEADER
                        + given
                        + ",Zwi,19901399,13877770000\n"
                        + given
                        + ",Zwi,19900101,13877770000\n"),
                mapping()));
    finished(job).body("created", equalTo(1));

    for (Object table :
        tables.column("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
      for (Object row : tables.column("SELECT t::text FROM \"" + table + "\" t")) {
        assertThat(String.valueOf(row))
            .as("%s", table)
            .doesNotContain(given, hex(given), "13877770000");
      }
    }
  }

  @Test
  void importsFebrl() throws IOException {
    String data =
        System.getenv()
            .getOrDefault(
                "MINGCE_DATA", System.getProperty("mingce.root", ".") + "/../shared/data");
    Path file = Path.of(data, "febrl", "dataset1.csv");
    if (System.getenv("MINGCE_DATA") == null && !Files.exists(file)) {
      System.err.println("Skipped, because there is no " + file + "; MINGCE_DATA names its folder");
      Assumptions.assumeTrue(false);
    }
    assertThat(file).exists();
    String mapping =
        """
        {"columns":{"given_name":"name.given","surname":"name.family","street_number":"address.detail",
         "address_1":"address.detail","address_2":"address.detail","suburb":"address.city","postcode":"address.postcode",
         "state":"address.province","date_of_birth":{"field":"birthDate","format":"yyyyMMdd","onInvalid":"drop-value"},
         "soc_sec_id":{"field":"identifier","type":"social-security-number"}},
         "owner":{"unit":"sales-east"},"country":"AU"}
        """;
    String job = accepted(post(Files.readAllBytes(file), mapping));

    finished(job)
        .body("total", equalTo(1000))
        .body("created", equalTo(1000))
        .body("rejected", equalTo(0))
        .body("warnings", equalTo(3));
  }

  private static void refused(
      UnaryOperator<RequestSpecification> more, String pointer, String code) {
    RequestSpecification request =
        agent()
            .header("Idempotency-Key", Ids.next().toString())
            .multiPart("file", "a.csv", utf8(HEADER + "a,b,,\n"))
            .multiPart("mapping", mapping());
    more.apply(request)
        .post("/v1/imports")
        .then()
        .statusCode(400)
        .body("code", equalTo("validation-failed"))
        .body("errors.pointer", contains(pointer))
        .body("errors.code", contains(code));
  }

  private static String rows(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "given" + i + ",family,19900203,138" + (10_000_000 + i) + "\n")
        .collect(Collectors.joining());
  }

  private static String hex(String text) {
    return java.util.HexFormat.of().formatHex(utf8(text));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static String mapping() {
    return MAPPING.formatted("reject-row");
  }

  private Response post(byte[] file, String mapping) {
    return post(file, mapping, Ids.next().toString());
  }

  private Response post(byte[] file, String mapping, String key) {
    return agent()
        .header("Idempotency-Key", key)
        .multiPart("file", "customers.csv", file, "text/csv")
        .multiPart("mapping", mapping, "application/json")
        .post("/v1/imports");
  }

  private static String accepted(Response response) {
    String location = response.then().statusCode(202).extract().header("Location");
    assertThat(location).startsWith("/v1/jobs/");
    return location.substring("/v1/jobs/".length());
  }

  private ValidatableResponse finished(String job) {
    return await(job, state -> state.path("finishedAt") != null).then();
  }

  private Response await(String job, Predicate<Response> condition) {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    Response response = agent().get("/v1/jobs/" + job);
    while (!condition.test(response)) {
      assertThat(System.nanoTime()).as("waiting for %s", response.asString()).isLessThan(end);
      Thread.onSpinWait();
      response = agent().get("/v1/jobs/" + job);
    }
    return response;
  }

  private String report(String job, String language) {
    return agent()
        .header("Accept-Language", language)
        .get("/v1/jobs/" + job + "/report")
        .then()
        .statusCode(200)
        .contentType("text/csv;charset=UTF-8")
        .extract()
        .asString();
  }

  private static RequestSpecification agent() {
    return as(TokenSpec.role("agent").withSubject("li.na").withUnits("sales-east"));
  }

  private static RequestSpecification as(TokenSpec token) {
    return given().auth().oauth2(LocalStack.shared().token(token));
  }
}
