package dev.mingce.kit.web;

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
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "kit"))
class ConditionalRequestTest {
  @Inject Rows rows;

  private final UUID id = Ids.next();

  @BeforeEach
  void aNote() {
    rows.update("INSERT INTO note VALUES (?, 3, 'first')", id);
  }

  @Test
  void aChangeWithoutIfMatchIsRefused() {
    Response answer = put(null, "second");

    assertThat(answer.statusCode()).isEqualTo(428);
    assertThat(answer.<String>path("code")).isEqualTo("precondition-required");
    assertThat(text()).isEqualTo("first");
  }

  @Test
  void aStaleChangeIsRefusedWithTheCurrentVersion() {
    Response answer = put("\"2\"", "second");

    assertThat(answer.statusCode()).isEqualTo(412);
    assertThat(answer.<String>path("code")).isEqualTo("precondition-failed");
    assertThat(answer.<Integer>path("currentVersion")).isEqualTo(3);
    assertThat(text()).isEqualTo("first");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "3", "W/\"3\"", "\"x\"", "\"3\", \"4\"", "\"9999999999999999999\""})
  void whatIsNoTagOfOursIsRefused(String tag) {
    Response answer = put(tag, "second");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.<String>path("code")).isEqualTo("invalid-parameter");
    assertThat(answer.<String>path("errors[0].pointer")).isEqualTo("If-Match");
    assertThat(text()).isEqualTo("first");
  }

  @Test
  void aChangeOfTheCurrentVersionAnswersTheNext() {
    Response answer = put("\"3\"", "second");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.header("ETag")).isEqualTo("\"4\"");
    assertThat(text()).isEqualTo("second");
  }

  @Test
  void ofManyChangesOfOneVersionExactlyOneWins() throws Exception {
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Response>> running = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        String text = "writer " + i;
        running.add(clients.submit(() -> put("\"3\"", text)));
      }
      for (Future<Response> each : running) {
        statuses.add(each.get().statusCode());
      }
    }

    assertThat(statuses).containsOnly(200, 412);
    assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
    assertThat(rows.one("SELECT version FROM note WHERE id = ?", id).get("version")).isEqualTo(4L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"3\"", "W/\"3\"", "*", "\"1\", \"3\""})
  void whatTheClientHasIsNotSentAgain(String tag) {
    Api.as("agent")
        .header("If-None-Match", tag)
        .get("/v1/notes/" + id)
        .then()
        .statusCode(304)
        .header("ETag", "\"3\"")
        .body(equalTo(""));
  }

  @Test
  void whatTheClientDoesNotHaveIsSent() {
    Api.as("agent")
        .header("If-None-Match", "\"2\"")
        .get("/v1/notes/" + id)
        .then()
        .statusCode(200)
        .header("ETag", "\"3\"")
        .body("text", equalTo("first"));
  }

  private Response put(String ifMatch, String text) {
    var request = Api.as("agent").contentType("application/json").body(Map.of("text", text));
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    return request.put("/v1/notes/" + id);
  }

  private Object text() {
    return rows.one("SELECT text FROM note WHERE id = ?", id).get("text");
  }
}
