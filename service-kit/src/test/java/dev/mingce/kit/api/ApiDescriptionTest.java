package dev.mingce.kit.api;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "kit"))
class ApiDescriptionTest {
  @Test
  void anyOfSeveralPermissionsIsEnoughAndIsNamed() {
    assertThat(document().getList("paths.'/v1/notes'.get.security", Map.class))
        .isEqualTo(
            List.of(
                Map.of("bearer", List.of("customer:read")),
                Map.of("bearer", List.of("steward:decide"))));
    assertThat(document().getString("paths.'/v1/notes'.get.description"))
        .isEqualTo("Oldest first.\n\nPermission: `customer:read` or `steward:decide`.");
  }

  @Test
  void aListingLinksItsNextPageAndRefusesWrongParameters() {
    String list = "paths.'/v1/notes'.get.";
    assertThat(document().getMap(list + "responses.'200'.headers"))
        .containsOnlyKeys("Link", "Cache-Control");
    assertThat(codes(list, "400"))
        .containsExactly("invalid-cursor", "invalid-parameter", "unknown-query-parameter");
    assertThat(document().getMap(list + "parameters.find{it.name=='limit'}.schema"))
        .isEqualTo(Map.of("type", "integer", "minimum", 1, "maximum", 200, "default", 50));
  }

  @Test
  void whatIsCreatedHasAPlaceAndAKeyThatMakesItSafeToRepeat() {
    String write = "paths.'/v1/notes'.post.";
    assertThat(document().getMap(write + "responses.'201'.headers"))
        .containsOnlyKeys("ETag", "Location", "Cache-Control", "Idempotency-Replayed");
    assertThat(document().getMap(write + "parameters[0]"))
        .containsEntry("name", "Idempotency-Key")
        .containsEntry("required", true);
    assertThat(document().getMap(write + "responses"))
        .containsKeys("400", "409", "413", "415", "422");
    assertThat(
            document()
                .getMap(write + "requestBody.content.'application/json'.examples.chinese.value"))
        .isEqualTo(Map.of("text", "你好"));
  }

  @Test
  void aChangeNeedsItsVersionAndAnswersWhatItsMethodSays() {
    String change = "paths.'/v1/notes/{id}'.put.";
    assertThat(codes(change, "428")).containsExactly("precondition-required");
    assertThat(codes(change, "412")).containsExactly("precondition-failed");
    assertThat(codes(change, "409")).containsExactly("conflict");
    assertThat(codes(change, "404")).containsExactly("not-found");
    assertThat(document().getMap(change + "responses.'503'.headers"))
        .containsOnlyKeys("Retry-After");
  }

  @Test
  void problemsHaveTheTextsAndTheStatusOfTheirCode() {
    String problem = "components.examples.'precondition-failed'.";
    assertThat(document().getString(problem + "summary")).isEqualTo("Version is stale / 版本已过期");
    assertThat(document().getMap(problem + "value"))
        .isEqualTo(
            Map.of(
                "type", "https://mingce.example/problems/kit-test/precondition-failed",
                "title", "Version is stale",
                "status", 412,
                "detail", "The resource has changed since the version in If-Match. Read it again.",
                "code", "precondition-failed",
                "traceId", "0af7651916cd43dd8448eb211c80319c",
                "currentVersion", 4));
  }

  @Test
  void fieldsThatMayNotBeNullAreRequired() {
    assertThat(document().getList("components.schemas.Note.required", String.class))
        .containsExactlyInAnyOrder("id", "version", "text");
    assertThat(document().getList("components.schemas.NoteInput.required", String.class))
        .containsExactly("text");
    assertThat(document().getList("components.schemas.PageNote.required", String.class))
        .containsExactly("items");
  }

  @Test
  void aPathThatNamesTheServiceShowsItsName() {
    assertThat(
            document()
                .getString(
                    "paths.'/v1/dead-letters/{service}'.get.parameters.find{it.name=='service'}.example"))
        .isEqualTo("kit-test");
  }

  @Test
  void anOperationForEverybodySaysSo() {
    assertThat(document().getList("paths.'/problems/{service}/{code}'.get.security")).isEmpty();
    assertThat(document().getString("paths.'/problems/{service}/{code}'.get.description"))
        .isEqualTo("Permission: none.");
  }

  private static List<String> codes(String operation, String status) {
    return List.copyOf(
        document()
            .<String, Object>getMap(
                operation
                    + "responses.'"
                    + status
                    + "'.content.'application/problem+json'.examples")
            .keySet());
  }

  private static JsonPath document() {
    return get("/q/openapi?format=json").then().statusCode(200).extract().jsonPath();
  }
}
