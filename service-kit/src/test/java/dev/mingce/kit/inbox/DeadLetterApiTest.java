package dev.mingce.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.events.MalformedEventException;
import dev.mingce.events.Topics;
import dev.mingce.kit.Ids;
import dev.mingce.kit.app.Api;
import dev.mingce.kit.app.Rows;
import dev.mingce.kit.app.Tally;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "kit"))
class DeadLetterApiTest {
  private static final String ALL = "/v1/dead-letters/kit-test";

  @Inject EventProcessor processor;
  @Inject ParkedEvents parked;
  @Inject Tally tally;
  @Inject ObjectMapper json;
  @Inject Rows rows;

  private final String key = Ids.next().toString();
  private UUID unreadable;
  private UUID waiting;

  @BeforeEach
  void oneUnreadableAndOneBehindIt() {
    rows.update("DELETE FROM parked_event");
    tally.trouble(
        key,
        event -> {
          if (event.envelope().sequence() == 1) {
            throw new MalformedEventException("amount is of an unknown form");
          }
        });
    processor.process(tally, List.of(Events.noted(key, 1, 13812345678L), Events.noted(key, 2, 5)));
    List<ParkedEvents.Parked> both = parked.ofKey(tally.consumer(), key);
    unreadable = both.get(0).id();
    waiting = both.get(1).id();
  }

  @Test
  void showsWhatCouldNotBeReadButNotItsContent() throws Exception {
    Response answer = Api.as("admin").get(ALL);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.asString()).doesNotContain("13812345678", waiting.toString());
    JsonNode items = json.readTree(answer.asString()).path("items");
    assertThat(items).hasSize(1);
    JsonNode item = items.get(0);
    assertThat(item.path("id").asText()).isEqualTo(unreadable.toString());
    assertThat(item.path("consumer").asText()).isEqualTo("kit-test");
    assertThat(item.path("topic").asText()).isEqualTo(Events.TOPIC);
    assertThat(item.path("key").asText()).isEqualTo(key);
    assertThat(item.path("reason").asText()).isEqualTo("amount is of an unknown form");
    assertThat(item.path("origin").asText()).startsWith(Events.TOPIC + "/0/");
    assertThat(item.path("parkedAt").asText()).endsWith("Z");
    assertThat(item.path("waiting").asLong()).isEqualTo(1);
    assertThat(item.size()).isEqualTo(8);
  }

  @Test
  void pagesThroughThemOldestFirst() throws Exception {
    List<String> expected = new ArrayList<>(List.of(key));
    for (int i = 0; i < 4; i++) {
      String next = Ids.next().toString();
      expected.add(next);
      processor.process(tally, List.of(Events.raw(next, java.util.Map.of(), null)));
    }

    List<String> seen = new ArrayList<>();
    String page = ALL + "?limit=2";
    while (page != null) {
      Response answer = Api.as("admin").get(page);
      json.readTree(answer.asString())
          .path("items")
          .forEach(item -> seen.add(item.path("key").asText()));
      String link = answer.header("Link");
      page = link == null ? null : link.substring(1, link.indexOf('>'));
    }

    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void replayAnswersConflictAndChangesNothingWhileItIsStillUnreadable() {
    Api.as("admin")
        .post(ALL + "/" + unreadable + "/replay")
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", equalTo("still-unreadable"));

    assertThat(parked.ofKey(tally.consumer(), key)).hasSize(2);
    assertThat(tally.state(key)).isEqualTo(Tally.State.EMPTY);
  }

  @Test
  void replayAppliesItAndWhatWaited() {
    tally.trouble(key, event -> {});

    Api.as("admin")
        .post(ALL + "/" + unreadable + "/replay")
        .then()
        .statusCode(200)
        .body("applied", equalTo(2))
        .body("parked", equalTo(0));

    assertThat(tally.state(key)).isEqualTo(new Tally.State(13812345683L, List.of(1L, 2L)));
    Api.as("admin").post(ALL + "/" + unreadable + "/replay").then().statusCode(404);
  }

  @Test
  void discardAppliesOnlyWhatWaited() {
    discard(unreadable, "{\"reason\":\"sent twice by the old source\"}")
        .then()
        .statusCode(200)
        .body("applied", equalTo(1))
        .body("parked", equalTo(0));

    assertThat(tally.state(key)).isEqualTo(new Tally.State(5, List.of(2L)));
    assertThat(parked.ofKey(tally.consumer(), key)).isEmpty();
  }

  @Test
  void whatAnOperatorDoesIsOnRecord() throws Exception {
    Api.as("admin").post(ALL + "/" + unreadable + "/replay").then().statusCode(409);
    assertThat(recorded("action", "outcome", "reason"))
        .containsExactly(List.of("dead-letter-replay", "failed", "still-unreadable"));

    discard(unreadable, "{\"reason\":\"sent twice by the old source\"}").then().statusCode(200);

    assertThat(recorded("action", "outcome", "reason"))
        .containsExactly(
            List.of("dead-letter-replay", "failed", "still-unreadable"),
            List.of("dead-letter-discard", "done", "sent twice by the old source"));
  }

  @Test
  void aReplayIsOnRecordWithTheChangeItself() throws Exception {
    tally.trouble(key, event -> {});
    String event = parked.ofKey(tally.consumer(), key).getFirst().eventId().toString();

    Api.as("admin").post(ALL + "/" + unreadable + "/replay").then().statusCode(200);

    assertThat(recorded("action", "outcome", "fields"))
        .containsExactly(
            List.of(
                "dead-letter-replay",
                "done",
                "[\"dead-letter:" + unreadable + "\",\"event:" + event + "\"]"));
    assertThat(json.readTree((byte[]) accesses().getFirst()).path("actor").path("subject").asText())
        .isEqualTo("dev-admin");
  }

  @Test
  void aReasonThatNamesAPersonIsRefused() {
    for (String reason : List.of("call 138 1234 5678", "ask wang@example.com", "id 110105199002")) {
      discard(unreadable, "{\"reason\":\"" + reason + "\"}")
          .then()
          .statusCode(400)
          .body("errors[0].pointer", equalTo("/reason"));
    }
    assertThat(accesses()).isEmpty();
  }

  @Test
  void discardNeedsAReason() {
    for (String body : List.of("{}", "{\"reason\":\" \"}")) {
      discard(unreadable, body)
          .then()
          .statusCode(400)
          .body("errors[0].pointer", equalTo("/reason"))
          .body("errors[0].code", equalTo("required"));
    }
    discard(unreadable, "{\"reason\":\"" + "x".repeat(501) + "\"}")
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("too-long"));
    discard(unreadable, "{\"why\":\"x\"}").then().statusCode(400);
    discard(unreadable, "").then().statusCode(400);

    assertThat(parked.ofKey(tally.consumer(), key)).hasSize(2);
  }

  @Test
  void knowsOnlyItsOwnServiceAndUnreadableEvents() {
    Api.as("admin").get("/v1/dead-letters/other-service").then().statusCode(404);
    Api.as("admin").post("/v1/dead-letters/other/" + unreadable + "/replay").then().statusCode(404);
    for (String id : List.of(waiting.toString(), Ids.next().toString(), "1", "%00")) {
      Api.as("admin").post(ALL + "/" + id + "/replay").then().statusCode(404);
      discard(id, "{\"reason\":\"x\"}").then().statusCode(404);
    }
  }

  @Test
  void refusesWhoMayNotOperate() {
    for (String role : List.of("agent", "steward", "analyst", "auditor", "integrator", "service")) {
      Api.as(role).get(ALL).then().statusCode(403);
      Api.as(role).post(ALL + "/" + unreadable + "/replay").then().statusCode(403);
      Api.as(role)
          .contentType("application/json")
          .body("{\"reason\":\"x\"}")
          .post(ALL + "/" + unreadable + "/discard")
          .then()
          .statusCode(403);
    }
    io.restassured.RestAssured.get(ALL).then().statusCode(401);
    assertThat(parked.ofKey(tally.consumer(), key)).hasSize(2);
  }

  private List<Object> accesses() {
    return rows
        .all(
            "SELECT payload FROM outbox WHERE topic = ? AND key = ? ORDER BY created_at, id",
            Topics.CUSTOMER_ACCESS,
            key)
        .stream()
        .map(row -> row.get("payload"))
        .toList();
  }

  private List<List<String>> recorded(String... members) throws Exception {
    List<List<String>> all = new ArrayList<>();
    for (Object payload : accesses()) {
      JsonNode event = json.readTree((byte[]) payload);
      all.add(
          java.util.Arrays.stream(members)
              .map(event::path)
              .map(node -> node.isTextual() ? node.asText() : node.toString())
              .toList());
    }
    return all;
  }

  private static Response discard(Object id, String body) {
    return Api.as("admin")
        .contentType("application/json")
        .body(body)
        .post(ALL + "/" + id + "/discard");
  }
}
