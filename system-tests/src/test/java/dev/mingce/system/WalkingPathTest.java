package dev.mingce.system;

import static dev.mingce.system.RunningPlatform.AGENT;
import static dev.mingce.system.RunningPlatform.AUDIT;
import static dev.mingce.system.RunningPlatform.CUSTOMERS;
import static dev.mingce.system.RunningPlatform.DEDUP;
import static dev.mingce.system.RunningPlatform.NOTIFICATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** One person is registered twice, and every service does its part. */
@Order(1)
@ExtendWith(PlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalkingPathTest {

  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Set<String> DECISIONS =
      Set.of("dedup.merge-requested", "dedup.review-needed");

  private final RunningPlatform platform;
  private String first = "";
  private String second = "";

  WalkingPathTest(RunningPlatform platform) {
    this.platform = platform;
  }

  @BeforeAll
  void registersTheSamePersonTwice() {
    Api agent = platform.api(CUSTOMERS, AGENT);
    first = register(agent);
    second = register(agent);
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void theRecordNamesItsSuspectedDuplicate() {
    Api steward = platform.api(CUSTOMERS, "steward", "dev-steward");
    await()
        .atMost(LIMIT)
        .untilAsserted(() -> {
          Answer record = steward.get("/v1/customers/" + first);
          assertThat(record.status()).isEqualTo(200);
          assertThat(record.json().path("duplicates"))
              .extracting(duplicate -> duplicate.path("customerId").asText())
              .containsExactly(second);
        });
  }

  @Test
  void thePairIsFoundWithItsVerdict() {
    Api steward = platform.api(DEDUP, "steward", "dev-steward");
    for (String id : List.of(first, second)) {
      await()
          .atMost(LIMIT)
          .untilAsserted(() -> {
            Answer pairs = steward.get("/v1/duplicates?customerId=" + id);
            assertThat(pairs.status()).isEqualTo(200);
            assertThat(pairs.items())
                .singleElement()
                .satisfies(pair -> assertThat(both(pair, "left", "right")).isEqualTo(ids()))
                .satisfies(
                    pair -> assertThat(pair.path("probability").asDouble()).isBetween(0.9, 1.0));
            assertThat(pairs.json().at("/verdict/version").asLong()).isEqualTo(1);
          });
    }
    assertThat(steward.get("/v1/duplicates?customerId=" + second).json().at("/verdict/outcome"))
        .hasToString("\"duplicate-suspected\"");
  }

  @Test
  void theLogHasEachRegistrationOnceAndTheDecision() {
    for (String id : List.of(first, second)) {
      await()
          .atMost(LIMIT)
          .untilAsserted(() -> {
            assertThat(entries(id, "customer.registered")).hasSize(1);
            assertThat(decisions(id))
                .singleElement()
                .satisfies(entry ->
                    assertThat(
                            Set.of(
                                entry.at("/target/id").asText(),
                                entry.at("/target/counterpart").asText()))
                        .isEqualTo(ids()));
          });
    }
  }

  @Test
  void theOwnerIsToldOnceAndWithoutPersonalData() {
    Api admin = platform.api(NOTIFICATION, "admin", "dev-admin");
    await()
        .atMost(LIMIT)
        .untilAsserted(() -> {
          assertThat(admin.get("/v1/deliveries?customerId=" + first).items())
              .singleElement()
              .satisfies(delivery -> assertThat(delivery.path("state").asText()).isEqualTo("sent"))
              .satisfies(delivery ->
                  assertThat(delivery.at("/recipient/user").asText()).isEqualTo("li.na"))
              .satisfies(
                  delivery -> assertThat(both(delivery, "customerId", "otherId")).isEqualTo(ids()));
        });
    List<JsonNode> mails =
        platform.open("inbox").get("/api/messages").items().stream()
            .filter(mail -> mail.path("text").asText().contains(first))
            .toList();
    assertThat(mails).hasSize(1);
    JsonNode mail = mails.getFirst();
    assertThat(mail.path("to")).singleElement().hasToString("\"li.na@example.com\"");
    assertThat(mail.path("text").asText()).contains(second);
    KnownPerson.WALKER.values().forEach(value -> assertThat(mail.toString()).doesNotContain(value));
  }

  @Test
  void oneTraceLeadsFromTheRegistrationToTheMail() {
    await()
        .atMost(LIMIT)
        .untilAsserted(() -> {
          String trace = entries(second, "customer.registered").getFirst().path("traceId").asText();
          assertThat(trace).hasSize(32);
          assertThat(decisions(second)).singleElement().satisfies(entry -> hasTrace(entry, trace));
          assertThat(entries("", "delivery.sent").stream().filter(this::isOurs))
              .singleElement()
              .satisfies(entry -> hasTrace(entry, trace));
          assertThat(services(trace)).contains(CUSTOMERS, DEDUP, AUDIT, NOTIFICATION);
        });
  }

  private static String register(Api agent) {
    Answer created = agent.post("/v1/customers", KnownPerson.WALKER.json());
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.value("version")).isEqualTo("1");
    String id = created.value("id");
    assertThat(created.header("Location")).endsWith("/v1/customers/" + id);
    return id;
  }

  private Set<String> ids() {
    return Set.of(first, second);
  }

  private static Set<String> both(JsonNode node, String one, String other) {
    return Set.of(node.path(one).asText(), node.path(other).asText());
  }

  private List<JsonNode> entries(String target, String action) {
    String filter = target.isEmpty() ? "" : "&target=" + target;
    return platform
        .api(AUDIT, "auditor", "dev-auditor")
        .get("/v1/audit/entries?limit=200&action=" + action + filter)
        .items();
  }

  private List<JsonNode> decisions(String target) {
    return DECISIONS.stream().flatMap(action -> entries(target, action).stream()).toList();
  }

  private boolean isOurs(JsonNode entry) {
    return ids().contains(entry.at("/target/id").asText());
  }

  private static void hasTrace(JsonNode entry, String trace) {
    assertThat(entry.path("traceId").asText()).isEqualTo(trace);
  }

  private Set<String> services(String trace) {
    return platform.open("traces").get("/api/traces/" + trace).items().stream()
        .map(span -> span.path("service").asText())
        .collect(Collectors.toSet());
  }
}
