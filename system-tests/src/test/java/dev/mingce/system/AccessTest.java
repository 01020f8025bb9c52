package dev.mingce.system;

import static dev.mingce.system.RunningPlatform.AGENT;
import static dev.mingce.system.RunningPlatform.AUDIT;
import static dev.mingce.system.RunningPlatform.CUSTOMERS;
import static dev.mingce.system.RunningPlatform.DEDUP;
import static dev.mingce.system.RunningPlatform.NOTIFICATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mingce.events.Topics;
import dev.mingce.stack.issuer.Issuer;
import dev.mingce.stack.issuer.SigningKey;
import dev.mingce.stack.issuer.TokenSpec;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who may see and change a record, and what the log says about it. */
@Order(2)
@ExtendWith(PlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final RunningPlatform platform;
  private final Api agent;
  private String id = "";

  AccessTest(RunningPlatform platform) {
    this.platform = platform;
    this.agent = platform.api(CUSTOMERS, AGENT);
  }

  @BeforeAll
  void registersSomebody() {
    Answer created = agent.post("/v1/customers", KnownPerson.LONER.json());
    assertThat(created.status()).isEqualTo(201);
    id = created.value("id");
  }

  @Test
  void valuesAreMaskedUnlessAPurposeIsNamed() {
    Answer masked = agent.get(path());
    assertThat(masked.status()).isEqualTo(200);
    KnownPerson.LONER.values().forEach(value -> assertThat(masked.text()).doesNotContain(value));

    Answer without = agent.get(path(), "Accept-Mask", "none");
    assertThat(without.status()).isEqualTo(400);
    assertThat(without.value("code")).isEqualTo("purpose-required");
    assertThat(entries("customer.reveal")).isEmpty();

    Answer revealed = agent.get(path(), "Accept-Mask", "none", "Purpose", "support");
    assertThat(revealed.status()).isEqualTo(200);
    assertThat(revealed.header("Cache-Control")).contains("no-store");
    assertThat(revealed.json().at("/name/given").asText()).isEqualTo("诗涵雪莹");
    assertThat(revealed.json().at("/contactPoints/0/normalized").asText())
        .isEqualTo("+8615907862413");
    await()
        .atMost(LIMIT)
        .untilAsserted(() ->
            assertThat(entries("customer.reveal"))
                .singleElement()
                .satisfies(entry -> {
                  assertThat(entry.path("purpose").asText()).isEqualTo("support");
                  assertThat(entry.at("/actor/subject").asText()).isEqualTo("dev-agent");
                }));
  }

  @Test
  void anotherUnitSeesNothingAndTheAttemptIsOnRecord() {
    Api stranger = platform.api(CUSTOMERS, AGENT.withSubject("mallory").withUnits("sales-north"));
    Answer missing = stranger.get(path());
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.value("code")).isEqualTo("not-found");
    await()
        .atMost(LIMIT)
        .untilAsserted(() ->
            assertThat(entries("customer.read-denied"))
                .singleElement()
                .satisfies(entry -> {
                  assertThat(entry.path("outcome").asText()).isEqualTo("denied");
                  assertThat(entry.at("/actor/subject").asText()).isEqualTo("mallory");
                }));
  }

  @Test
  void aChangeNeedsTheCurrentVersionAndIsPublished() {
    String etag = agent.get(path()).header("ETag");
    String patch = "{\"tags\":[\"vip\"]}";
    Answer changed = agent.patch(path(), patch, etag);
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.value("version")).isEqualTo("2");
    assertThat(agent.patch(path(), "{\"tags\":[]}", etag).status()).isEqualTo(412);

    await()
        .atMost(LIMIT)
        .untilAsserted(() -> {
          List<String> sequences =
              platform.topic(Topics.CUSTOMER_CHANGES).records().stream()
                  .filter(record -> Topic.key(record).equals(id))
                  .filter(record -> Topic.header(record, "ce_type").equals("customer.updated.v1"))
                  .map(record -> Topic.header(record, "ce_sequence"))
                  .toList();
          assertThat(sequences).containsExactly("2");
          assertThat(entries("customer.updated"))
              .singleElement()
              .satisfies(entry ->
                  assertThat(entry.path("changedFields")).singleElement().hasToString("\"/tags\""));
        });
  }

  @Test
  void onlyTokensOfTheIssuerForThisAudienceAreTaken() throws GeneralSecurityException {
    String real = platform.token(AGENT);
    String issuer = platform.url("issuer").toString();
    JsonNode keySet = platform.open("issuer").get(Issuer.jwksUri(issuer).getPath()).json();
    Map<String, String> refused = new LinkedHashMap<>();
    refused.put("no token", "");
    refused.put("no JWT", "abc");
    refused.put("wrong audience", platform.token(AGENT.withAudience("elsewhere")));
    refused.put("expired", platform.token(AGENT.withValidity(Duration.ofMinutes(-5))));
    refused.put("unsigned", ForgedTokens.unsigned(real));
    refused.put("signed with the public key", ForgedTokens.signedWithPublicKey(real, keySet));
    refused.put("another issuer's key", SigningKey.generate().sign(issuer, AGENT));
    refused.put(
        "another issuer", platform.token(AGENT.withClaims(Map.of("iss", "http://localhost:1"))));

    Map<String, String> paths =
        Map.of(
            CUSTOMERS, path(),
            DEDUP, "/v1/duplicates",
            AUDIT, "/v1/audit/entries",
            NOTIFICATION, "/v1/deliveries");
    refused.forEach((what, token) ->
        paths.forEach((service, path) -> {
          Answer answer = platform.api(service, token).get(path);
          assertThat(answer.status()).as(what + " at " + service).isEqualTo(401);
        }));
    assertThat(agent.get(path()).status()).isEqualTo(200);
  }

  @Test
  void anAuditorMayNotRegister() {
    Api auditor = platform.api(CUSTOMERS, TokenSpec.role("auditor"));
    Answer refused = auditor.post("/v1/customers", KnownPerson.LONER.json());
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.value("code")).isEqualTo("forbidden");
  }

  private String path() {
    return "/v1/customers/" + id;
  }

  private List<JsonNode> entries(String action) {
    return platform
        .api(AUDIT, "auditor", "dev-auditor")
        .get("/v1/audit/entries?limit=200&target=" + id + "&action=" + action)
        .items();
  }
}
