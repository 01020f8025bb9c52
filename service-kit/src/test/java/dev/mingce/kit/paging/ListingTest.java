package dev.mingce.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.mingce.kit.Ids;
import dev.mingce.kit.app.Api;
import dev.mingce.kit.app.Rows;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "kit"))
class ListingTest {
  @Inject Rows rows;

  private final String text = "listed " + Ids.next();

  @Test
  void theLinksLeadThroughAllItemsOnceAndKeepTheFilter() {
    List<String> ids = insert(7);

    List<String> seen = new ArrayList<>();
    String page = "/v1/notes?limit=3&text=" + text;
    int pages = 0;
    while (page != null) {
      Response answer = Api.as("agent").get(page);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
      seen.addAll(answer.jsonPath().getList("items.id"));
      String link = answer.header("Link");
      assertThat(link == null).isEqualTo(answer.path("nextCursor") == null);
      page =
          link == null
              ? null
              : java.net.URLDecoder.decode(
                  link.substring(1, link.indexOf('>')), java.nio.charset.StandardCharsets.UTF_8);
      pages++;
    }

    assertThat(seen).isEqualTo(ids);
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void aCursorOfAnotherFilterIsRefused() {
    insert(3);
    String cursor =
        Api.as("agent").queryParam("text", text).get("/v1/notes?limit=1").path("nextCursor");

    Api.as("agent")
        .queryParam("cursor", cursor)
        .get("/v1/notes?limit=1")
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid-cursor"));
  }

  @ParameterizedTest
  @CsvSource({
    "limit, 0, out-of-range",
    "limit, 201, out-of-range",
    "limit, -1, out-of-range",
    "limit, abc, invalid-value",
    "limit, 99999999999, invalid-value",
    "limit, 1.5, invalid-value",
    "id, 12, invalid-value"
  })
  void aParameterOfTheWrongKindIsNamed(String name, String value, String code) {
    Api.as("agent")
        .queryParam(name, value)
        .get("/v1/notes")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("invalid-parameter"))
        .body("errors[0].pointer", equalTo("?" + name))
        .body("errors[0].code", equalTo(code));
  }

  @Test
  void anUnknownParameterIsRefusedWithoutRepeatingIt() {
    String body =
        Api.as("agent")
            .get("/v1/notes?13812345678=13912345678")
            .then()
            .statusCode(400)
            .body("code", equalTo("unknown-query-parameter"))
            .body("errors[0].code", equalTo("unknown-parameter"))
            .extract()
            .asString();

    assertThat(body).doesNotContain("13812345678", "13912345678");
  }

  @Test
  void aParameterWithANulIsRefused() {
    Api.as("agent")
        .urlEncodingEnabled(false)
        .get("/v1/notes?text=a%00b")
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("invalid-characters"));
  }

  private List<String> insert(int count) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      UUID id = Ids.next();
      rows.update("INSERT INTO note VALUES (?, 1, ?)", id, text);
      ids.add(id.toString());
    }
    return ids;
  }
}
