package dev.mingce.customer.record;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What no form would send: a clear refusal each time, and nothing half-written. */
@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "customer"))
class BadInputTest {
  private static final String CUSTOMERS = "/v1/customers";
  private static final String PHONE = "13812345678";

  @Inject DataSource dataSource;

  private final String unit = "unit-" + UUID.randomUUID();

  static Stream<Arguments> malformed() {
    return Stream.of(
        Arguments.of("cut off", "{\"kind\":\"person\",\"name\":{\"full\":\"" + PHONE),
        Arguments.of("no JSON", PHONE + "x"),
        Arguments.of("100,000 deep in an unknown place", "{\"x\":" + "[".repeat(100_000)),
        Arguments.of(
            "a number of 10,000 digits",
            "{\"kind\":\"person\",\"name\":" + "9".repeat(10_000) + "}"),
        Arguments.of("a property twice", "{\"kind\":\"person\",\"kind\":\"" + PHONE + "\"}"),
        Arguments.of("a raw NUL", "{\"kind\":\"person\",\"name\":{\"full\":\"" + PHONE + "\0\"}}"));
  }

  static Stream<Arguments> invalid() {
    return Stream.of(
        invalid("a list", "[]", "", "wrong-type"),
        invalid("100,000 lists deep", "[".repeat(100_000), "", "wrong-type"),
        invalid(
            "100,000 deep in a known place",
            "{\"kind\":\"person\",\"name\":{\"full\":" + "[".repeat(100_000),
            "/name/full",
            "wrong-type"),
        invalid("null", "null", "", "body-required"),
        invalid("nothing", "", "", "body-required"),
        invalid(
            "an unknown property",
            with("\"status\":\"" + PHONE + "\""),
            "/status",
            "unknown-property"),
        invalid("a number for a text", with("\"birthDate\":" + PHONE), "/birthDate", "wrong-type"),
        invalid("1e400 for a text", with("\"birthDate\":1e400"), "/birthDate", "wrong-type"),
        invalid(
            "1e999999999 for a text",
            with("\"birthDate\":1e999999999"),
            "/birthDate",
            "wrong-type"),
        invalid("1e999999999 for a list", with("\"tags\":1e999999999"), "/tags", "wrong-type"),
        invalid(
            "an object for a text", with("\"birthDate\":{\"a\":1}"), "/birthDate", "wrong-type"),
        invalid("a text for a list", with("\"tags\":\"" + PHONE + "\""), "/tags", "wrong-type"),
        invalid(
            "an escaped NUL",
            with("\"tags\":[\"" + PHONE + "\\u0000\"]"),
            "/tags/0",
            "invalid-characters"),
        invalid(
            "half of a surrogate pair",
            with("\"addresses\":[{\"detail\":\"" + PHONE + "\\ud83d\"}]"),
            "/addresses/0/detail",
            "invalid-characters"),
        invalid(
            "a null in a list", with("\"contactPoints\":[null]"), "/contactPoints/0", "required"),
        invalid(
            "a text of 201 characters",
            with("\"addresses\":[{\"detail\":\"" + "路".repeat(201) + "\"}]"),
            "/addresses/0/detail",
            "too-long"),
        invalid(
            "51 tags", with("\"tags\":[" + "\"a\",".repeat(50) + "\"a\"]"), "/tags", "too-many"));
  }

  static Stream<Arguments> allBodies() {
    return Stream.concat(
        malformed(), invalid().map(one -> Arguments.of(one.get()[0], one.get()[1])));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  void whatIsNoJsonIsRefusedWhole(String name, String body) throws Exception {
    assertProblem(post(body), 400, "malformed-json");
    assertThat(customers()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("invalid")
  void whatBreaksTheContractIsRefusedAtItsPlace(
      String name, String body, String pointer, String code) throws Exception {
    Response answer = post(body);
    assertProblem(answer, 400, "validation-failed");
    assertThat(answer.<String>path("errors[0].pointer")).isEqualTo(pointer);
    assertThat(answer.<String>path("errors[0].code")).isEqualTo(code);
    assertThat(customers()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("allBodies")
  void asAPatchItIsRefusedTooAndTheRecordStaysAsItWas(String name, String body) {
    String path = post(with("\"tags\":[\"before\"]")).header("Location");

    Response answer =
        agent()
            .contentType("application/merge-patch+json")
            .header("If-Match", "\"1\"")
            .body(bytes(body))
            .patch(path);

    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.asString()).doesNotContain(PHONE).doesNotContain("Exception");
    assertThat(agent().get(path).<Integer>path("version")).isEqualTo(1);
  }

  @Test
  void moreThanAMegabyteIsTooMuch() throws Exception {
    String body = with("\"addresses\":[{\"detail\":\"" + "a".repeat(1_100_000) + "\"}]");
    assertProblem(post(body), 413, "body-too-large");
    assertThat(customers()).isZero();
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() throws Exception {
    byte[] body = bytes(with("\"tags\":[\"??\"]"));
    int at = new String(body, StandardCharsets.ISO_8859_1).indexOf("??");
    body[at] = (byte) 0xC0;
    body[at + 1] = (byte) 0xAF;
    Response answer =
        agent()
            .contentType("application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .body(body)
            .post(CUSTOMERS);
    assertProblem(answer, 400, "malformed-json");
    assertThat(customers()).isZero();
  }

  @Test
  void aPathOrAFilterThatIsNoneIsNoFaultOfTheServer() {
    for (String path :
        new String[] {
          "/%00",
          "/..%2f..",
          "/" + "a".repeat(3_000),
          "?limit=x",
          "?limit=0",
          "?limit=99999999999",
          "?cursor=%00",
          "?name=%00",
          "?phone=%ED%A0%80",
          "?sort=;drop",
          "?count=maybe",
          "?identifier=:",
          "?identifier=national-id:",
          "?email=%F0%9F"
        }) {
      Response answer = agent().urlEncodingEnabled(false).get(CUSTOMERS + path);
      assertThat(answer.statusCode()).as(path).isIn(400, 404);
      assertThat(answer.contentType()).as(path).startsWith("application/problem+json");
    }
  }

  @Test
  void headersThatAreTooLongOrSplitAreRefused() {
    for (String key : new String[] {"k".repeat(300), "", " "}) {
      Response answer =
          agent()
              .contentType("application/json")
              .header("Idempotency-Key", key)
              .body(bytes(with("\"tags\":[]")))
              .post(CUSTOMERS);
      assertThat(answer.statusCode()).as(key).isEqualTo(400);
    }
    assertThat(agent().header("X-Long", "x".repeat(20_000)).get(CUSTOMERS).statusCode())
        .isEqualTo(431);
  }

  private static String with(String property) {
    return "{\"kind\":\"person\",\"name\":{\"full\":\"李四\"}," + property + "}";
  }

  private Response post(String body) {
    return agent()
        .contentType("application/json")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(bytes(body))
        .post(CUSTOMERS);
  }

  private RequestSpecification agent() {
    return given()
        .auth()
        .oauth2(LocalStack.shared().token(TokenSpec.role("agent").withUnits(unit)));
  }

  private static void assertProblem(Response answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.<String>path("code")).isEqualTo(code);
    assertThat(answer.asString()).doesNotContain(PHONE).doesNotContain("Exception");
  }

  private long customers() throws Exception {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT (SELECT count(*) FROM customer WHERE owner_unit = '"
                    + unit
                    + "')"
                    + " + (SELECT count(*) FROM idempotent_answer WHERE status <> 201 AND caller = '"
                    + unit
                    + "')")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Arguments invalid(String name, String body, String pointer, String code) {
    return Arguments.of(name, body, pointer, code);
  }
}
