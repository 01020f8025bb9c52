package dev.mingce.customer.datastandard;

import dev.mingce.customer.testing.CustomerApi;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What a steward does with standards. */
public final class StandardApi {
  public static final String STANDARDS = "/v1/standards";

  private final String unit;

  public StandardApi(String unit) {
    this.unit = unit;
  }

  public RequestSpecification steward() {
    return CustomerApi.as("steward", unit);
  }

  public Response create(String body) {
    return CustomerApi.post(steward(), STANDARDS, body);
  }

  /** A draft of people for one channel with these fields; gives its path. */
  public String draft(String channel, String fields) {
    Response response =
        create(
            "{\"kind\":\"person\",\"channel\":\""
                + channel
                + "\",\"definition\":"
                + of(fields)
                + "}");
    response.then().statusCode(201);
    return response.header("Location");
  }

  /** A draft in force; gives its path. */
  public String active(String channel, String fields) {
    String path = draft(channel, fields);
    activate(path).then().statusCode(200);
    return path;
  }

  public static String of(String fields) {
    return "{\"groups\":[],\"fields\":[" + fields + "]}";
  }

  public static String field(String path, String more) {
    return "{\"path\":\""
        + path
        + "\",\"type\":\"text\","
        + "\"labels\":{\"zh-CN\":\"甲\",\"en\":\"A\"}"
        + more
        + "}";
  }

  public Response activate(String path) {
    return turn(path, "/activate");
  }

  public Response retire(String path) {
    return turn(path, "/retire");
  }

  private Response turn(String path, String verb) {
    return steward().header("If-Match", steward().get(path).header("ETag")).post(path + verb);
  }

  public Response patch(String path, String ifMatch, String patch) {
    RequestSpecification request =
        steward()
            .contentType("application/merge-patch+json")
            .body(patch.getBytes(StandardCharsets.UTF_8));
    return (ifMatch == null ? request : request.header("If-Match", ifMatch)).patch(path);
  }

  public static Response postAs(String role, String path, String body) {
    return CustomerApi.as(role, "unit-" + UUID.randomUUID())
        .contentType("application/json")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(body)
        .post(path);
  }
}
