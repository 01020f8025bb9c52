package dev.mingce.customer.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.stack.issuer.TokenSpec;
import dev.mingce.stack.testing.LocalStack;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The API as the members of one unit use it; each test has a unit of its own. */
public final class CustomerApi {
  public static final String CUSTOMERS = "/v1/customers";

  private final String unit = "unit-" + UUID.randomUUID();

  public String unit() {
    return unit;
  }

  public RequestSpecification agent() {
    return as("agent", unit);
  }

  public RequestSpecification steward() {
    return as("steward", unit);
  }

  public static RequestSpecification as(String role, String unit) {
    return given().auth().oauth2(LocalStack.shared().token(TokenSpec.role(role).withUnits(unit)));
  }

  public Response register(String body) {
    return post(agent(), CUSTOMERS, body);
  }

  /** Registers, and gives the path of the new record. */
  public String create(String body) {
    Response response = register(body);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
    return response.header("Location");
  }

  public UUID createId(String body) {
    String path = create(body);
    return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
  }

  public static Response post(RequestSpecification caller, String path, String body) {
    return caller
        .contentType("application/json")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(body)
        .post(path);
  }

  public Response patch(String path, long version, String patch) {
    return agent()
        .contentType("application/merge-patch+json")
        .header("If-Match", "\"" + version + "\"")
        .body(patch.getBytes(StandardCharsets.UTF_8))
        .patch(path);
  }

  public Response revealed(String path) {
    return agent().header("Accept-Mask", "none").header("Purpose", "support").get(path);
  }

  /** One call of many at once. */
  public interface Call {
    int run(int number) throws Exception;
  }

  /** The statuses of calls that run at once. */
  public static List<Integer> inParallel(int calls, Call call) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(calls)) {
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
}
