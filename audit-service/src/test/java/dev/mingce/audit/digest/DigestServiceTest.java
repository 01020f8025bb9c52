package dev.mingce.audit.digest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.mingce.audit.Database;
import dev.mingce.audit.Drafts;
import dev.mingce.audit.log.EntryLogService;
import dev.mingce.events.SourceDigest;
import dev.mingce.events.Topics;
import dev.mingce.kit.Ids;
import dev.mingce.kit.digest.DigestKeys;
import dev.mingce.kit.digest.IdDigest;
import dev.mingce.stack.testing.LocalStack;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "audit"))
class DigestServiceTest {
  private static final String PATH = "/v1/audit/reports/digests";
  private static final PrivateKey KEY = DigestKeys.privateKey(DigestKeys.PUBLISHED_PRIVATE);

  @Inject DigestService digests;
  @Inject EntryLogService log;
  @Inject Database database;

  private final String service = "source-" + Ids.next();
  private final Instant hour =
      Instant.now().minus(3, ChronoUnit.HOURS).truncatedTo(ChronoUnit.HOURS);

  @Test
  void agreesWhenEveryEventThatWasSentHasItsEntry() {
    UUID first = madeAt(hour, 1);
    UUID second = madeAt(hour.plusSeconds(3599), 2);
    append(first, "customer.updated");
    append(second, "customer.registered");
    append(madeAt(hour.plusSeconds(7), 3), "customer.reveal");
    receive(Topics.CUSTOMER_CHANGES, hour, first, second);

    compareAll(Instant.now());

    list("agrees")
        .body("items", hasSize(1))
        .body("items[0].topic", equalTo(Topics.CUSTOMER_CHANGES))
        .body("items[0].sent", equalTo(2))
        .body("items[0].arrived", equalTo(2))
        .body("items[0].comparedAt", notNullValue());
    assertThat(state().completeUntil()).isEqualTo(hour.plusSeconds(3600));
    assertThat(state().whole()).isTrue();
  }

  @Test
  void namesTheHourWhoseLastEventNeverCame() {
    UUID arrived = madeAt(hour, 1);
    UUID kept = madeAt(hour.plusSeconds(10), 2);
    append(arrived, "customer.registered");
    receive(Topics.CUSTOMER_CHANGES, hour, arrived, kept);

    compareAll(Instant.now());
    list("waiting").body("items", hasSize(1));
    compareAll(Instant.now().plus(Duration.ofMinutes(20)));

    list("differs").body("items[0].sent", equalTo(2)).body("items[0].arrived", equalTo(1));
    assertThat(state().differing()).isEqualTo(1);
    assertThat(state().completeUntil()).isNull();
    assertThat(database.column("SELECT entries FROM alert WHERE subject = ?", service))
        .containsExactly(1L);
    assertThat(
            database.column(
                "SELECT convert_from(payload, 'UTF8')::jsonb ->> 'severity' FROM outbox"
                    + " WHERE topic = ? AND convert_from(payload, 'UTF8')::jsonb ->> 'actor' = ?",
                Topics.AUDIT_ALERTS,
                service))
        .containsExactly("critical");
    as("auditor")
        .get("/v1/audit/reports/completeness")
        .then()
        .statusCode(200)
        .body("complete", equalTo(false))
        .body("sources.find { it.service == '" + service + "' }.differing", equalTo(1));

    append(kept, "customer.updated");
    compareAll(Instant.now().plus(Duration.ofHours(2)));

    list("agrees").body("items", hasSize(1));
  }

  @Test
  void findsAnEventThatNobodySent() {
    append(madeAt(hour, 1), "delivery.sent");
    receive(Topics.NOTIFICATION_OUTCOMES, hour);

    compareAll(Instant.now().plus(Duration.ofMinutes(20)));

    list("differs").body("items[0].sent", equalTo(0)).body("items[0].arrived", equalTo(1));
  }

  @Test
  void tellsRefusalsAndAdministrationAsPartOfTheAccessTopic() {
    UUID look = madeAt(hour, 1);
    UUID refusal = madeAt(hour, 2);
    UUID administration = madeAt(hour, 3);
    append(look, "customer.reveal");
    append(refusal, "access.authenticate");
    append(administration, "administration.standard.published");
    append(madeAt(hour, 4), "dedup.duplicate-found");
    receive(Topics.CUSTOMER_ACCESS, hour, look, refusal, administration);

    compareAll(Instant.now());

    list("agrees").body("items[0].arrived", equalTo(3));
  }

  @Test
  void believesNoDigestThatTheServiceDidNotSign() {
    SourceDigest good = digest(Topics.CUSTOMER_CHANGES, hour);
    SourceDigest forged =
        new SourceDigest(
            good.service(),
            good.topic(),
            good.from(),
            good.to(),
            5,
            good.hash(),
            good.signature(),
            good.at());
    QuarkusTransaction.requiringNew().run(() -> digests.receive(Ids.next(), forged));

    list("unsigned").body("items", hasSize(1));
    assertThat(state().whole()).isFalse();
    assertThat(database.number("SELECT count(*) FROM alert WHERE subject = ?", service))
        .isEqualTo(1);
  }

  @Test
  void countsTheHoursOfWhichNothingCame() {
    Instant longAgo = hour.minus(5, ChronoUnit.HOURS);
    receive(Topics.CUSTOMER_CHANGES, longAgo);
    receive(Topics.CUSTOMER_CHANGES, longAgo.plus(2, ChronoUnit.HOURS));

    compareAll(Instant.now());

    // One between the two, and those up to two hours before the hour that runs.
    Instant due = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(2, ChronoUnit.HOURS);
    long after = Duration.between(longAgo.plus(3, ChronoUnit.HOURS), due).toHours();
    assertThat(state().missing()).isEqualTo(1 + after);
    assertThat(state().completeUntil()).isEqualTo(longAgo.plus(1, ChronoUnit.HOURS));
  }

  @Test
  void pagesAndRefusesWhatItDoesNotKnow() {
    receive(Topics.CUSTOMER_CHANGES, hour);
    receive(Topics.CUSTOMER_ACCESS, hour);
    String cursor =
        as("auditor")
            .queryParam("service", service)
            .queryParam("limit", 1)
            .get(PATH)
            .then()
            .statusCode(200)
            .body("items.topic", contains(Topics.CUSTOMER_CHANGES))
            .extract()
            .path("nextCursor");
    as("auditor")
        .queryParam("service", service)
        .queryParam("limit", 1)
        .queryParam("cursor", cursor)
        .get(PATH)
        .then()
        .statusCode(200)
        .body("items.topic", contains(Topics.CUSTOMER_ACCESS));
    as("auditor").queryParam("cursor", cursor).get(PATH).then().statusCode(400);
    as("auditor")
        .queryParam("verdict", "fine")
        .get(PATH)
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid-parameter"));
    as("agent").get(PATH).then().statusCode(403);
    given().get(PATH).then().statusCode(401);
  }

  private io.restassured.response.ValidatableResponse list(String verdict) {
    return as("auditor")
        .queryParam("service", service)
        .queryParam("verdict", verdict)
        .get(PATH)
        .then()
        .statusCode(200);
  }

  private SourceState state() {
    return digests.states().stream()
        .filter(state -> state.service().equals(service))
        .findFirst()
        .orElseThrow();
  }

  private void compareAll(Instant now) {
    while (digests.compareNext(now)) {
      // Until none is left for now.
    }
  }

  private void append(UUID id, String action) {
    QuarkusTransaction.requiringNew().run(() -> log.append(Drafts.of(id, service, action)));
  }

  private void receive(String topic, Instant from, UUID... ids) {
    SourceDigest digest = digest(topic, from, ids);
    QuarkusTransaction.requiringNew().run(() -> digests.receive(Ids.next(), digest));
  }

  private SourceDigest digest(String topic, Instant from, UUID... ids) {
    IdDigest sent = new IdDigest();
    List.of(ids).forEach(sent::add);
    Instant to = from.plus(1, ChronoUnit.HOURS);
    long count = sent.count();
    String hash = sent.hash();
    return new SourceDigest(
        service,
        topic,
        from,
        to,
        count,
        hash,
        DigestKeys.sign(SourceDigest.statement(service, topic, from, to, count, hash), KEY),
        Instant.now());
  }

  // Each test has ids of its own, although all are made in the same hour.
  private UUID madeAt(Instant at, int number) {
    return new UUID(
        IdDigest.least(at).getMostSignificantBits() | 0x7000L | number,
        Ids.next().getLeastSignificantBits());
  }

  private static RequestSpecification as(String role) {
    return given().auth().oauth2(LocalStack.shared().token(role));
  }
}
