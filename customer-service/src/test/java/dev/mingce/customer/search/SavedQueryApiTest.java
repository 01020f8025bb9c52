package dev.mingce.customer.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.mingce.customer.testing.CustomerApi;
import dev.mingce.stack.issuer.TokenSpec;
import dev.mingce.stack.testing.LocalStack;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "customer"))
class SavedQueryApiTest {
  private static final String QUERIES = "/v1/saved-queries";

  private final CustomerApi api = new CustomerApi();
  private final String owner = "owner-" + UUID.randomUUID();
  private final String other = "other-" + UUID.randomUUID();

  @Test
  void aQueryIsKeptAndRunByReferenceTogetherWithWhatIsAskedBesides() {
    UUID vip = api.createId(person("王", "vip"));
    UUID another = api.createId(person("李", "vip"));
    api.createId(person("王", "new"));
    Response kept = save(owner, body("VIP", "tag", "vip", null));
    kept.then()
        .statusCode(201)
        .header("ETag", "\"1\"")
        .header("Location", endsWith(kept.jsonPath().getString("id")))
        .body("owner", equalTo(owner))
        .body("name", equalTo("VIP"));
    String id = kept.jsonPath().getString("id");
    search(owner, "{\"savedQuery\":\"" + id + "\"}")
        .then()
        .statusCode(200)
        .body("items.customer.id", contains(another.toString(), vip.toString()));
    search(owner, "{\"savedQuery\":\"" + id + "\",\"text\":\"王\"}")
        .then()
        .body("items.customer.id", contains(vip.toString()));
    search(other, "{\"savedQuery\":\"" + id + "\"}")
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("unknown-saved-query"));
    search(owner, "{\"savedQuery\":\"no-id\"}").then().statusCode(400);
  }

  @Test
  void aQuerySharedWithAUnitIsSeenAndRunByItsMembersAndChangedByItsOwnerOnly() {
    String id = save(owner, body("VIP", "tag", "vip", api.unit())).jsonPath().getString("id");
    as(other).get(QUERIES + "/" + id).then().statusCode(200).header("ETag", "\"1\"");
    as(other).get(QUERIES).then().body("items.id", hasItem(id));
    search(other, "{\"savedQuery\":\"" + id + "\"}").then().statusCode(200);
    put(other, id, "\"1\"", body("mine", "tag", "a", null))
        .then()
        .statusCode(403)
        .body("code", equalTo("forbidden"));
    as(other).header("If-Match", "\"1\"").delete(QUERIES + "/" + id).then().statusCode(403);
    as("stranger", "elsewhere").get(QUERIES + "/" + id).then().statusCode(404);
    as("stranger", "elsewhere").get(QUERIES).then().body("items.id", not(hasItem(id)));
    save(owner, body("VIP", "tag", "vip", "elsewhere"))
        .then()
        .statusCode(403)
        .body("code", equalTo("unit-not-permitted"));
  }

  @Test
  void aQueryIsReplacedAndDeletedOnlyAgainstItsCurrentVersion() {
    String id = save(owner, body("VIP", "tag", "vip", null)).jsonPath().getString("id");
    put(owner, id, null, body("Gold", "tag", "gold", null)).then().statusCode(428);
    put(owner, id, "\"2\"", body("Gold", "tag", "gold", null)).then().statusCode(412);
    put(owner, id, "\"1\"", body("Gold", "tag", "gold", null))
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("name", equalTo("Gold"))
        .body("filter.value", equalTo("gold"));
    as(owner).delete(QUERIES + "/" + id).then().statusCode(428);
    as(owner).header("If-Match", "\"1\"").delete(QUERIES + "/" + id).then().statusCode(412);
    as(owner).header("If-Match", "\"2\"").delete(QUERIES + "/" + id).then().statusCode(204);
    as(owner).get(QUERIES + "/" + id).then().statusCode(404);
    put(owner, UUID.randomUUID().toString(), "\"1\"", body("Gold", "tag", "gold", null))
        .then()
        .statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "phone", "phoneLast4", "email", "identifier"})
  void aQueryThatNamesAPersonIsNotKept(String field) {
    String value =
        switch (field) {
          case "phone" -> "13812345678";
          case "phoneLast4" -> "5678";
          case "email" -> "a@example.com";
          case "identifier" -> "passport:E12345678";
          default -> "王小明";
        };
    save(
            owner,
            """
            {"name":"q","filter":{"any":[{"not":{"field":"%s","value":"%s"}}]}}
            """
                .formatted(field, value))
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/filter/any/0/not/field"))
        .body("errors[0].code", equalTo("personal-condition"));
    as(owner).get(QUERIES).then().body("items", hasSize(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"filter\":{\"field\":\"tag\",\"value\":\"a\"}}",
        "{\"name\":\"q\"}",
        "{\"name\":\"q\",\"filter\":{}}",
        "{\"name\":\"q\",\"filter\":{\"field\":\"tag\",\"value\":\"a\"},\"sort\":\"relevance\"}",
        "{\"name\":\"q\",\"text\":\"王\",\"filter\":{\"field\":\"tag\",\"value\":\"a\"}}",
      })
  void whatIsNoQueryIsRefused(String body) {
    save(owner, body).then().statusCode(400).body("code", equalTo("validation-failed"));
  }

  @Test
  void theSameKeyKeepsAQueryOnce() {
    String key = UUID.randomUUID().toString();
    String first = save(owner, key, body("VIP", "tag", "vip", null)).jsonPath().getString("id");
    save(owner, key, body("VIP", "tag", "vip", null))
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .body("id", equalTo(first));
    save(owner, key, body("other", "tag", "vip", null)).then().statusCode(422);
    as(owner)
        .contentType("application/json")
        .body(body("VIP", "tag", "vip", null))
        .post(QUERIES)
        .then()
        .statusCode(400)
        .body("code", equalTo("idempotency-key-required"));
  }

  @Test
  void queriesAreListedInPages() {
    for (String name : new String[] {"a", "b", "c"}) {
      save(owner, body(name, "tag", name, null)).then().statusCode(201);
    }
    Response page = as(owner).get(QUERIES + "?limit=2");
    page.then().body("items.name", contains("a", "b"));
    String next = page.jsonPath().getString("nextCursor");
    assertThat(next).isNotBlank();
    as(owner)
        .get(QUERIES + "?limit=2&cursor=" + next)
        .then()
        .body("items.name", contains("c"))
        .body("nextCursor", equalTo(null));
    as(other)
        .get(QUERIES + "?cursor=" + next)
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid-cursor"));
  }

  @Test
  void whoMayNotReadCustomersKeepsNoQueries() {
    given().get(QUERIES).then().statusCode(401);
    CustomerApi.as("auditor", "*").get(QUERIES).then().statusCode(403);
  }

  private String person(String family, String tag) {
    return """
    {"kind":"person","name":{"family":"%s","given":"明"},"tags":["%s"],"owner":{"unit":"%s"}}
    """
        .formatted(family, tag, api.unit());
  }

  private static String body(String name, String field, String value, String unit) {
    return """
    {"name":"%s","filter":{"field":"%s","value":"%s"}%s}
    """
        .formatted(name, field, value, unit == null ? "" : ",\"sharedWith\":\"" + unit + "\"");
  }

  private Response save(String subject, String body) {
    return save(subject, UUID.randomUUID().toString(), body);
  }

  private Response save(String subject, String key, String body) {
    return as(subject)
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(body)
        .post(QUERIES);
  }

  private Response put(String subject, String id, String ifMatch, String body) {
    RequestSpecification request = as(subject).contentType("application/json").body(body);
    return (ifMatch == null ? request : request.header("If-Match", ifMatch))
        .put(QUERIES + "/" + id);
  }

  private Response search(String subject, String body) {
    return as(subject).contentType("application/json").body(body).post("/v1/customers/search");
  }

  private RequestSpecification as(String subject) {
    return as(subject, api.unit());
  }

  private static RequestSpecification as(String subject, String unit) {
    return given()
        .auth()
        .oauth2(
            LocalStack.shared()
                .token(TokenSpec.role("agent").withUnits(unit).withSubject(subject)));
  }
}
