package dev.mingce.audit.query;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.audit.Database;
import dev.mingce.audit.Drafts;
import dev.mingce.audit.log.EntryDraft;
import dev.mingce.audit.log.EntryLogService;
import dev.mingce.audit.log.Outcome;
import dev.mingce.audit.tree.LeafHash;
import dev.mingce.kit.Ids;
import dev.mingce.stack.issuer.TokenSpec;
import dev.mingce.stack.testing.LocalStack;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "audit"))
class EntriesApiTest {
  private static final String ENTRIES = "/v1/audit/entries";

  @Inject EntryLogService log;
  @Inject Database database;

  private final String customer = Ids.next().toString();
  private final String agent = "agent-" + Ids.next();
  private final String auditor = "auditor-" + Ids.next();
  private final EntryDraft registered =
      Drafts.of("customer.registered", Outcome.DONE, agent, customer, Drafts.AT);
  private final EntryDraft updated =
      Drafts.of("customer.updated", Outcome.DONE, agent, customer, Drafts.AT.plusSeconds(60));
  private final EntryDraft denied =
      Drafts.of(
          "customer.read-denied", Outcome.DENIED, "nosy", customer, Drafts.AT.plusSeconds(120));

  @BeforeEach
  void appendThree() {
    QuarkusTransaction.requiringNew()
        .run(() -> List.of(registered, updated, denied).forEach(log::append));
  }

  @Test
  void listsTheEntriesOfATargetNewestFirst() {
    asAuditor()
        .queryParam("target", customer)
        .queryParam("count", true)
        .get(ENTRIES)
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("items.id", equalTo(ids(denied, updated, registered)))
        .body("count", equalTo(3))
        .body("nextCursor", nullValue())
        .body("items[1].at", equalTo("2026-03-04T05:07:07.891Z"))
        .body("items[1].action", equalTo("customer.updated"))
        .body("items[1].outcome", equalTo("done"))
        .body("items[1].actor.subject", equalTo(agent))
        .body("items[1].actor.type", equalTo("user"))
        .body("items[1].actor.unit", equalTo("sales-east"))
        .body("items[1].actor.clientId", equalTo("mingce-web"))
        .body("items[1].target.type", equalTo("customer"))
        .body("items[1].target.id", equalTo(customer))
        .body("items[1].target.version", equalTo(2))
        .body("items[1].source", equalTo("customer-service"))
        .body("items[1].purpose", equalTo("support"))
        .body("items[1].reason", equalTo("customer-called"))
        .body("items[1].changedFields", equalTo(List.of("/contactPoints/0")))
        .body("items[1].traceId", equalTo("0af7651916cd43dd8448eb211c80319c"));
  }

  @ParameterizedTest
  @CsvSource({
    "action, customer.updated, 1",
    "outcome, denied, 1",
    "outcome, done, 2",
    "source, customer-service, 3",
    "source, dedup-service, 0",
    "traceId, 0af7651916cd43dd8448eb211c80319c, 3",
    "actor, nosy, 1",
    "from, 2026-03-04T05:07:07.891Z, 2",
    "to, 2026-03-04T05:07:07.891Z, 1"
  })
  void filters(String parameter, String value, int matches) {
    asAuditor()
        .queryParam("target", customer)
        .queryParam(parameter, value)
        .get(ENTRIES)
        .then()
        .statusCode(200)
        .body("items", hasSize(matches));
  }

  @Test
  void pagesWithoutLossOrDoubleAlthoughReadingAppends() {
    Response first = page(null);
    Response second = page(first.path("nextCursor"));

    assertThat(first.<List<String>>path("items.id")).isEqualTo(ids(denied, updated));
    assertThat(first.getHeader("Link")).contains("rel=\"next\"").contains("cursor=");
    assertThat(second.<List<String>>path("items.id")).isEqualTo(ids(registered));
    assertThat(second.<String>path("nextCursor")).isNull();
  }

  @Test
  void refusesACursorOfAnotherQuery() {
    String cursor = page(null).path("nextCursor");

    asAuditor()
        .queryParam("target", customer)
        .queryParam("actor", agent)
        .queryParam("cursor", cursor)
        .get(ENTRIES)
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid-cursor"));
  }

  @Test
  void givesTheExactBytesOfAnEntryAndTheirLeafHash() {
    byte[] stored =
        (byte[]) database.column("SELECT bytes FROM entry WHERE id = ?", updated.id()).getFirst();

    asAuditor()
        .get(ENTRIES + "/" + updated.id())
        .then()
        .statusCode(200)
        .body("id", equalTo(updated.id().toString()))
        .body("action", equalTo("customer.updated"))
        .body("entry", equalTo(Base64.getEncoder().encodeToString(stored)))
        .body("leafHash", equalTo(Base64.getEncoder().encodeToString(LeafHash.of(stored))));
  }

  @Test
  void recordsTheReadingOfAListByTheNamesOfItsFilters() throws IOException {
    asAuditor()
        .queryParam("target", customer)
        .queryParam("actor", agent)
        .get(ENTRIES)
        .then()
        .statusCode(200);

    JsonNode entry = onlyReadOf(auditor);
    assertThat(entry.get("action").asText()).isEqualTo("audit.read");
    assertThat(entry.at("/actor/type").asText()).isEqualTo("user");
    assertThat(entry.at("/actor/clientId").asText()).isEqualTo("mingce-cli");
    assertThat(entry.at("/target/type").asText()).isEqualTo("audit-log");
    assertThat(entry.get("data").toString())
        .isEqualTo("{\"count\":2,\"filters\":[\"target\",\"actor\"]}");
    assertThat(entry.toString()).doesNotContain(customer, agent);
  }

  @Test
  void recordsTheReadingOfOneEntryAndTheLookForOneThatIsNotThere() throws IOException {
    UUID missing = Ids.next();

    asAuditor()
        .get(ENTRIES + "/" + missing)
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("code", equalTo("not-found"))
        .body("type", endsWith("/problems/audit-service/not-found"));

    JsonNode entry = onlyReadOf(auditor);
    assertThat(entry.get("outcome").asText()).isEqualTo("failed");
    assertThat(entry.at("/target/type").asText()).isEqualTo("audit-entry");
    assertThat(entry.at("/target/id").asText()).isEqualTo(missing.toString());
    assertThat(entry.at("/data/count").asInt()).isZero();
  }

  @Test
  void answers404ToWhatIsNotAnId() {
    asAuditor().get(ENTRIES + "/17").then().statusCode(404).body("code", equalTo("not-found"));
  }

  @ParameterizedTest
  @ValueSource(strings = {ENTRIES, ENTRIES + "/01990000-0000-7000-8000-000000000001"})
  void answers401WithoutATokenAnd403WithoutThePermission(String path) {
    given().get(path).then().statusCode(401).body("code", equalTo("unauthenticated"));
    given()
        .auth()
        .oauth2(LocalStack.shared().token("agent"))
        .get(path)
        .then()
        .statusCode(403)
        .contentType(startsWith("application/problem+json"))
        .body("code", equalTo("forbidden"));
  }

  @ParameterizedTest
  @CsvSource({
    "limit, 0, invalid-parameter",
    "limit, 201, invalid-parameter",
    "limit, many, invalid-parameter",
    "from, yesterday, invalid-parameter",
    "to, +999999999-01-01T00:00:00Z, invalid-parameter",
    "outcome, perhaps, invalid-parameter",
    "count, yes, invalid-parameter",
    "cursor, abc, invalid-cursor",
    "tagret, 1, unknown-query-parameter"
  })
  void answers400ToWhatItDoesNotUnderstand(String parameter, String value, String code) {
    asAuditor()
        .queryParam(parameter, value)
        .get(ENTRIES)
        .then()
        .statusCode(400)
        .contentType(startsWith("application/problem+json"))
        .body("code", equalTo(code));
  }

  private Response page(String cursor) {
    RequestSpecification request =
        asAuditor().queryParam("target", customer).queryParam("limit", 2);
    if (cursor != null) {
      request.queryParam("cursor", cursor);
    }
    return request.get(ENTRIES).then().statusCode(200).extract().response();
  }

  private RequestSpecification asAuditor() {
    TokenSpec token = TokenSpec.role("auditor").withSubject(auditor);
    return given().auth().oauth2(LocalStack.shared().token(token));
  }

  private JsonNode onlyReadOf(String subject) throws IOException {
    List<Object> bytes =
        database.column("SELECT bytes FROM entry WHERE actor_subject = ?", subject);
    assertThat(bytes).hasSize(1);
    return new ObjectMapper().readTree((byte[]) bytes.getFirst());
  }

  private static List<String> ids(EntryDraft... drafts) {
    return java.util.Arrays.stream(drafts).map(draft -> draft.id().toString()).toList();
  }
}
