package dev.mingce.kit.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients and attackers send: never a 500, the right place named, and nothing repeated. */
@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "kit"))
class JsonInputTest {
  private static final String PHONE = "13812345678";

  static Stream<Arguments> invalid() {
    return Stream.of(
        invalid(
            "unknown property",
            "{\"text\":\"a\",\"status\":\"" + PHONE + "\"}",
            "/status",
            "unknown-property"),
        invalid(
            "unknown property below",
            "{\"text\":\"a\",\"tags\":[{\"name\":\"a\"},{\"x/y~z\":\"" + PHONE + "\"}]}",
            "/tags/1/x~1y~0z",
            "unknown-property"),
        invalid(
            "text for a number",
            "{\"text\":\"a\",\"count\":\"" + PHONE + "\"}",
            "/count",
            "wrong-type"),
        invalid("number for text", "{\"text\":" + PHONE + "}", "/text", "wrong-type"),
        invalid("boolean for text", "{\"text\":true}", "/text", "wrong-type"),
        invalid("object for text", "{\"text\":{\"a\":\"" + PHONE + "\"}}", "/text", "wrong-type"),
        invalid(
            "fraction for an integer", "{\"text\":\"a\",\"count\":1.5}", "/count", "wrong-type"),
        invalid(
            "too large for an integer",
            "{\"text\":\"a\",\"count\":" + PHONE + "}",
            "/count",
            "invalid-value"),
        invalid("1e400 for an integer", "{\"text\":\"a\",\"count\":1e400}", "/count", "wrong-type"),
        invalid(
            "1e400 for a double", "{\"text\":\"a\",\"ratio\":1e400}", "/ratio", "invalid-value"),
        invalid("text for a double", "{\"text\":\"a\",\"ratio\":\"NaN\"}", "/ratio", "wrong-type"),
        invalid(
            "1e400 for a decimal", "{\"text\":\"a\",\"amount\":1e400}", "/amount", "invalid-value"),
        invalid(
            "1e999999999 for a decimal",
            "{\"text\":\"a\",\"amount\":1e999999999}",
            "/amount",
            "invalid-value"),
        invalid(
            "unknown constant",
            "{\"text\":\"a\",\"kind\":\"" + PHONE + "\"}",
            "/kind",
            "wrong-type"),
        invalid("number for a constant", "{\"text\":\"a\",\"kind\":0}", "/kind", "wrong-type"),
        invalid("no time", "{\"text\":\"a\",\"due\":\"" + PHONE + "\"}", "/due", "wrong-type"),
        invalid("object for a list", "{\"text\":\"a\",\"tags\":{}}", "/tags", "wrong-type"),
        invalid(
            "text in a list of objects",
            "{\"text\":\"a\",\"tags\":[\"" + PHONE + "\"]}",
            "/tags/0",
            "wrong-type"),
        invalid(
            "escaped NUL", "{\"text\":\"" + PHONE + "\\u0000\"}", "/text", "invalid-characters"),
        invalid(
            "escaped half of a pair",
            "{\"text\":\"" + PHONE + "\\ud83d\"}",
            "/text",
            "invalid-characters"),
        invalid(
            "halves in the wrong order",
            "{\"text\":\"\\ude00\\ud83d\"}",
            "/text",
            "invalid-characters"),
        invalid(
            "NUL in a list",
            "{\"text\":\"a\",\"tags\":[{\"name\":\"\\u0000\"}]}",
            "/tags/0/name",
            "invalid-characters"),
        invalid(
            "NUL in a map's value",
            "{\"text\":\"a\",\"attributes\":{\"b\":\"\\u0000\"}}",
            "/attributes/b",
            "invalid-characters"),
        invalid(
            "NUL in a map's key",
            "{\"text\":\"a\",\"attributes\":{\"\\u0000\":\"b\"}}",
            "/attributes",
            "invalid-characters"),
        invalid("list for an object", "[]", "", "wrong-type"),
        // Refused at the first token that does not fit, without a look at the rest.
        invalid("100,000 deep", "[".repeat(100_000), "", "wrong-type"),
        invalid(
            "100,000 deep below", "{\"text\":" + "{\"a\":".repeat(100_000), "/text", "wrong-type"),
        invalid("null", "null", "", "body-required"),
        invalid("nothing", "", "", "body-required"),
        invalid("more after the end", "{\"text\":\"a\"}{}", "", "wrong-type"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("invalid")
  void isRefusedAtItsPlace(String name, String body, String pointer, String code) {
    Response answer = post(body);

    assertProblem(answer, "validation-failed");
    assertThat(answer.<String>path("errors[0].code")).isEqualTo(code);
    assertThat(answer.<String>path("errors[0].pointer")).isEqualTo(pointer);
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        Arguments.of("cut off", "{\"text\":\"" + PHONE),
        Arguments.of("no JSON", PHONE + "x"),
        Arguments.of("comment", "{/* " + PHONE + " */\"text\":\"a\"}"),
        Arguments.of("single quotes", "{'text':'" + PHONE + "'}"),
        Arguments.of("NaN", "{\"text\":\"a\",\"ratio\":NaN}"),
        Arguments.of("raw control character", "{\"text\":\"" + PHONE + "\0\"}"),
        Arguments.of("property twice", "{\"text\":\"a\",\"text\":\"" + PHONE + "\"}"),
        Arguments.of(
            "property twice below",
            "{\"text\":\"a\",\"tags\":[{\"name\":\"a\",\"name\":\"" + PHONE + "\"}]}"),
        Arguments.of(
            "property twice in a map",
            "{\"text\":\"a\",\"attributes\":{\"b\":\"1\",\"b\":\"" + PHONE + "\"}}"),
        Arguments.of("100,000 deep in an unknown place", "{\"x\":" + "[".repeat(100_000)),
        Arguments.of("33 deep", "{\"x\":" + "[".repeat(33) + "]".repeat(33) + "}"),
        Arguments.of("10,000 digits", "{\"text\":\"a\",\"amount\":" + "9".repeat(10_000) + "}"),
        Arguments.of(
            "10,000 digits for an integer",
            "{\"text\":\"a\",\"count\":" + "9".repeat(10_000) + "}"),
        Arguments.of("65,537 characters", "{\"text\":\"" + "a".repeat(65_537) + "\"}"),
        Arguments.of("name of 2,000 characters", "{\"" + "n".repeat(2_000) + "\":1}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  void isMalformed(String name, String body) {
    assertProblem(post(body), "malformed-json");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  void isMalformedAsATreeToo(String name, String body) {
    Response answer = given().contentType("application/json").body(bytes(body)).patch("/v1/echo");

    if (name.equals("33 deep") || !name.contains("deep")) {
      assertThat(answer.statusCode()).isLessThan(500);
      assertThat(answer.asString()).doesNotContain("Exception");
    } else {
      assertProblem(answer, "malformed-json");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":[{\"b\":\"\\u0000\"}]}",
        "{\"a\":[{\"b\":\"\\udc00\"}]}",
        "{\"a\":[{\"b\":1e400}]}"
      })
  void treesHoldOnlyWhatCanBeStored(String body) {
    Response answer = given().contentType("application/json").body(body).patch("/v1/echo");

    assertProblem(answer, "validation-failed");
    assertThat(answer.<String>path("errors[0].pointer")).isEqualTo("/a/0/b");
  }

  @Test
  void treesHoldNoNulInNames() {
    Response answer =
        given().contentType("application/json").body("{\"a\":{\"\\u0000\":1}}").patch("/v1/echo");

    assertProblem(answer, "validation-failed");
    assertThat(answer.<String>path("errors[0].pointer")).isEqualTo("/a");
  }

  @Test
  void aNullStaysANullInATree() {
    given()
        .contentType("application/json")
        .body("{\"a\":null,\"b\":[null]}")
        .patch("/v1/echo")
        .then()
        .statusCode(200)
        .body(equalTo("{\"a\":null,\"b\":[null]}"));
  }

  @Test
  void whatIsValidComesBackAsItWas() {
    String body =
        "{\"text\":\"\uD842\uDFB7\u91CE\u5BB6 \uD83D\uDE00\",\"count\":2147483647,\"ratio\":0.5,\"amount\":12.30,"
            + "\"due\":\"2026-01-02T03:04:05.000006Z\",\"kind\":\"PERSON\",\"tags\":[{\"name\":\"a\"}],"
            + "\"attributes\":{\"b\":\"c\"}}";

    Response answer = post(body);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(new String(answer.asByteArray(), StandardCharsets.UTF_8)).isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(bytes = {(byte) 0xED, (byte) 0xFF, (byte) 0xC0})
  void bytesThatAreNoUtf8AreRefused(byte bad) {
    byte[] body = bytes("{\"text\":\"??????\"}");
    body[9] = bad;
    body[10] = (byte) 0xA0;
    body[11] = (byte) 0x80;

    Response answer = given().contentType("application/json").body(body).post("/v1/echo");

    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void tenMegabytesAreTooMuch() {
    assertThat(post("{\"text\":\"" + "a".repeat(10_000_000) + "\"}"))
        .satisfies(answer -> {
          assertThat(answer.statusCode()).isEqualTo(413);
          assertThat(answer.<String>path("code")).isEqualTo("body-too-large");
        });
  }

  @Test
  void anotherMediaTypeIsRefused() {
    Response answer = given().contentType("application/xml").body("<a/>").post("/v1/echo");

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.<String>path("code")).isEqualTo("unsupported-media-type");
  }

  private static Response post(String body) {
    return given().contentType("application/json").body(bytes(body)).post("/v1/echo");
  }

  private static void assertProblem(Response answer, String code) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.<String>path("code")).isEqualTo(code);
    assertThat(answer.<String>path("type")).endsWith("/problems/kit-test/" + code);
    assertThat(answer.asString()).doesNotContain(PHONE).doesNotContain("Exception");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Arguments invalid(String name, String body, String pointer, String code) {
    return Arguments.of(name, body, pointer, code);
  }
}
