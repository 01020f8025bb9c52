package dev.mingce.customer.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.kit.Ids;
import dev.mingce.stack.issuer.TokenSpec;
import dev.mingce.stack.testing.LocalStack;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** What a client of imports does, on behalf of one caller. */
public final class ImportClient {
  private static final String JOBS = "/v1/jobs/";

  private final TokenSpec token;

  private ImportClient(TokenSpec token) {
    this.token = token;
  }

  /** An agent of one unit, or of {@code *}. */
  public static ImportClient agent(String subject, String... units) {
    return new ImportClient(TokenSpec.role("agent").withSubject(subject).withUnits(units));
  }

  public RequestSpecification request() {
    return given().auth().oauth2(LocalStack.shared().token(token));
  }

  public Response post(String file, String mapping) {
    return post(utf8(file), mapping, null);
  }

  public Response post(byte[] file, String mapping, String options) {
    RequestSpecification request =
        request()
            .header("Idempotency-Key", Ids.next().toString())
            .multiPart("file", "customers.csv", file, "text/csv")
            .multiPart("mapping", "mapping.json", utf8(mapping), "application/json");
    return (options == null ? request : request.multiPart("options", options, "application/json"))
        .post("/v1/imports");
  }

  /** The id of a job that was accepted. */
  public static String job(Response response) {
    String location = response.then().statusCode(202).extract().header("Location");
    assertThat(location).startsWith(JOBS);
    return location.substring(JOBS.length());
  }

  public ValidatableResponse finished(String job) {
    return await(job, state -> state.path("finishedAt") != null).then();
  }

  public Response await(String job, Predicate<Response> condition) {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    Response response = request().get(JOBS + job);
    while (!condition.test(response)) {
      assertThat(System.nanoTime()).as("waiting for %s", response.asString()).isLessThan(end);
      Thread.onSpinWait();
      response = request().get(JOBS + job);
    }
    return response;
  }

  /** The lines of the report without the header. */
  public List<String> report(String job, String language) {
    String report =
        request()
            .header("Accept-Language", language)
            .get(JOBS + job + "/report")
            .then()
            .statusCode(200)
            .contentType("text/csv;charset=UTF-8")
            .extract()
            .asString();
    String header = "\uFEFFrow,column,severity,code,message\r\n";
    assertThat(report).startsWith(header);
    return report.substring(header.length()).lines().toList();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
