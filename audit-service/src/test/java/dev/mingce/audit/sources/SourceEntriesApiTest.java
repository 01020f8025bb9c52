package dev.mingce.audit.sources;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.audit.Database;
import dev.mingce.audit.tree.LeafHash;
import dev.mingce.kit.Ids;
import dev.mingce.stack.testing.LocalStack;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "audit"))
class SourceEntriesApiTest {
  private static final String ENTRIES = "/v1/audit/entries";
  private static final String BODY =
      """
      {"at":"2026-03-04T05:06:07.891Z","action":"crm.contact-viewed","outcome":"done",
       "actor":{"subject":"li.na","type":"user","unit":"sales-east"},
       "target":{"type":"customer","id":"c-1"},"purpose":"support","changedFields":["/phone"]}
      """;

  @Inject Database database;

  private final String key = UUID.randomUUID().toString();

  @Test
  void recordsWhatAnotherSystemSaysUnderTheNameOfItsToken() throws IOException {
    Response receipt = asService().body(BODY).post(ENTRIES);

    receipt.then().statusCode(201).header("Location", startsWith("http"));
    UUID id = UUID.fromString(receipt.path("id"));
    byte[] bytes = (byte[]) database.column("SELECT bytes FROM entry WHERE id = ?", id).getFirst();
    JsonNode entry = new ObjectMapper().readTree(bytes);
    assertThat(Base64.getDecoder().decode(receipt.<String>path("leafHash")))
        .isEqualTo(LeafHash.of(bytes));
    assertThat(database.number("SELECT leaf_index FROM entry WHERE id = ?", id))
        .isEqualTo(receipt.<Integer>path("leafIndex").longValue());
    assertThat(entry.at("/source/service").asText()).isEqualTo("mingce-cli");
    assertThat(entry.at("/source/event").asText()).isEqualTo("crm.contact-viewed.v1");
    assertThat(entry.at("/actor/subject").asText()).isEqualTo("li.na");
    given()
        .auth()
        .oauth2(LocalStack.shared().token("auditor"))
        .get(ENTRIES + "/" + id + "/proof")
        .then()
        .statusCode(200)
        .body("leafHash", equalTo(receipt.path("leafHash")));
  }

  @Test
  void recordsARepeatedRequestOnce() {
    Response first = asService().body(BODY).post(ENTRIES);
    Response second = asService().body(BODY).post(ENTRIES);

    second.then().statusCode(201).header("Idempotency-Replayed", "true");
    assertThat(second.asString()).isEqualTo(first.asString());
    asService()
        .body(BODY.replace("support", "sales"))
        .post(ENTRIES)
        .then()
        .statusCode(422)
        .body("code", equalTo("idempotency-key-reused"));
  }

  @ParameterizedTest
  @CsvSource({
    "crm.contact-viewed, customer.updated, /action",
    "crm.contact-viewed, viewed, /action",
    "\"done\", \"perhaps\", /outcome",
    "\"user\", \"robot\", /actor/type",
    "li.na, 李娜, /actor/subject",
    "2026-03-04T, yesterday, /at",
    "/phone, a phone, /changedFields/0",
    "\"purpose\":\"support\", \"purpose\":\"a b\", /purpose",
    "\"purpose\":\"support\", \"sealed\":\"plain text\", /sealed"
  })
  void answers400AndNamesWhatIsNotAsItShouldBe(String part, String other, String pointer) {
    asService()
        .body(BODY.replace(part, other))
        .post(ENTRIES)
        .then()
        .statusCode(400)
        .body("code", equalTo("validation-failed"))
        .body("errors.pointer", hasItem(pointer));
  }

  @Test
  void answers400WithoutAKeyAnd401Or403ToThoseWhoMayNot() {
    given()
        .auth()
        .oauth2(LocalStack.shared().token("service"))
        .contentType("application/json")
        .body(BODY)
        .post(ENTRIES)
        .then()
        .statusCode(400)
        .body("code", equalTo("idempotency-key-required"));
    given().contentType("application/json").body(BODY).post(ENTRIES).then().statusCode(401);
    given()
        .auth()
        .oauth2(LocalStack.shared().token("auditor"))
        .contentType("application/json")
        .header("Idempotency-Key", Ids.next())
        .body(BODY)
        .post(ENTRIES)
        .then()
        .statusCode(403);
  }

  private RequestSpecification asService() {
    return given()
        .auth()
        .oauth2(LocalStack.shared().token("service"))
        .contentType("application/json")
        .header("Idempotency-Key", key);
  }
}
