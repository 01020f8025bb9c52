package dev.mingce.kit.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.mingce.kit.app.Api;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "kit"))
class ProblemResponseTest {
  @TestHTTPResource URI server;

  @ParameterizedTest
  @CsvSource({
    "zh-CN, 输入无效, 未知的属性。",
    "zh, 输入无效, 未知的属性。",
    "'zh-TW,zh;q=0.9', 输入无效, 未知的属性。",
    "en, Invalid input, This property is not known.",
    "en-GB, Invalid input, This property is not known.",
    "'fr, zh;q=0.3, en;q=0.8', Invalid input, This property is not known.",
    "fr, Invalid input, This property is not known.",
    "*, Invalid input, This property is not known."
  })
  void speaksTheLanguageOfTheCaller(String language, String title, String message) {
    given()
        .header("Accept-Language", language)
        .contentType("application/json")
        .body("{\"x\":1}")
        .post("/v1/echo")
        .then()
        .statusCode(400)
        .body("title", equalTo(title))
        .body("status", equalTo(400))
        .body("errors[0].message", equalTo(message));
  }

  @Test
  void aFaultOfOursSaysNothing() {
    given()
        .get("/v1/echo/broken")
        .then()
        .statusCode(500)
        .contentType("application/problem+json")
        .body("code", equalTo("internal"))
        .body("type", endsWith("/problems/kit-test/internal"));
    assertThat(given().get("/v1/echo/broken").asString())
        .doesNotContain("secret", "13812345678", "Exception");
  }

  @Test
  void anAnswerThatCannotBeWrittenIsAFaultOfOurs() {
    String answer =
        given()
            .get("/v1/echo/unwritable")
            .then()
            .statusCode(500)
            .body("code", equalTo("internal"))
            .extract()
            .asString();

    assertThat(answer).doesNotContain("secret", "13812345678", "Unwritable");
  }

  @Test
  void aHundredIdsFitIntoAQuery() {
    String query =
        java.util.stream.IntStream.range(0, 100)
            .mapToObj(n -> "kid=" + new java.util.UUID(7, n))
            .collect(java.util.stream.Collectors.joining("&"));

    given().get("/v1/echo/query?" + query).then().statusCode(200).body(equalTo("100"));
  }

  @Test
  void aFaultThatPassesSaysWhenToTryAgain() {
    given()
        .get("/v1/echo/away")
        .then()
        .statusCode(503)
        .header("Retry-After", "5")
        .body("code", equalTo("unavailable"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/nowhere, 404, not-found",
    "GET, /v1/notes/not-an-id, 404, not-found",
    "GET, /v1/notes/00000000-0000-7000-8000-000000000000, 404, not-found",
    "DELETE, /v1/notes, 405, method-not-allowed"
  })
  void whatIsNotThereIsAProblemToo(String method, String path, int status, String code) {
    Api.as("agent")
        .request(method, path)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code));
  }

  @Test
  void aMediaTypeThatNobodyProducesIsNotAcceptable() {
    given()
        .accept("image/png")
        .contentType("application/json")
        .body(Map.of("text", "a"))
        .post("/v1/echo")
        .then()
        .statusCode(406);
  }

  @Test
  void anEndlessBodyIsCutOff() throws Exception {
    // Of unknown length, so it is sent in chunks.
    InputStream endless = new ByteArrayInputStream(new byte[4_000_000]);
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/v1/echo"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> endless))
            .build();

    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.body()).contains("\"code\":\"body-too-large\"");
    }
  }

  @Test
  void aCompressedBodyIsNotUnpacked() {
    given()
        .header("Content-Encoding", "gzip")
        .contentType("application/json")
        .body(new byte[] {0x1f, (byte) 0x8b, 8, 0})
        .post("/v1/echo")
        .then()
        .statusCode(400);
  }

  @Test
  void theTypeOfAProblemIsAPageThatExplainsIt() {
    Response problem = given().contentType("application/json").body("{").post("/v1/echo");
    URI type = URI.create(problem.path("type"));

    given()
        .get(type.getPath())
        .then()
        .statusCode(200)
        .contentType("text/html;charset=UTF-8")
        .header("Content-Security-Policy", "default-src 'none'")
        .body(containsString("<code>malformed-json</code>"))
        .body(containsString("<p>HTTP 400</p>"))
        .body(containsString("<h2>JSON 格式错误</h2>"))
        .body(containsString("<h2>Malformed JSON</h2>"));
  }

  @ParameterizedTest
  @CsvSource({
    "/problems/kit-test/unheard-of",
    "/problems/other/malformed-json",
    "/problems/kit-test/%3Cscript%3E",
    "/problems/kit-test/field.required"
  })
  void thereIsNoPageForOtherCodes(String path) {
    String body =
        given().urlEncodingEnabled(false).get(path).then().statusCode(404).extract().asString();

    assertThat(body).doesNotContain("script");
  }

  @Test
  void pagesEscapeTheirTexts() {
    assertThat(ProblemPages.escape("<b a=\"1\" c='2'>&amp;"))
        .isEqualTo("&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;");
  }
}
