package dev.mingce.customer.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.mingce.customer.key.CustomerKeyService;
import dev.mingce.customer.testing.CustomerApi;
import dev.mingce.events.Actor;
import dev.mingce.events.MergeRequested;
import dev.mingce.kit.Ids;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "customer"))
class MergeApiTest {
  private final CustomerApi api = new CustomerApi();

  @Inject DataSource dataSource;
  @Inject MergeIntakeService intake;
  @Inject CustomerKeyService keys;

  private UUID survivor;
  private UUID other;

  @BeforeEach
  void twoCustomers() {
    survivor = api.createId(person("王", "小明", "138 1234 5678", ""));
    other = api.createId(person("王", "晓明", "139 0000 1111", ",\"birthDate\":\"1990-02-03\""));
  }

  @Test
  void aMergedCustomerRedirectsAndTheSurvivorHasWhatBothSaid() {
    merge(1)
        .then()
        .statusCode(200)
        .body("state", equalTo("executed"))
        .body("mergedIds", contains(other.toString()));
    api.revealed(path(survivor))
        .then()
        .body("version", equalTo(2))
        .body("birthDate", equalTo("1990-02-03"))
        .body("contactPoints.value", containsInAnyOrder("138 1234 5678", "139 0000 1111"));
    for (String verb : List.of("get", "patch")) {
      Response moved =
          verb.equals("get")
              ? api.agent().redirects().follow(false).get(path(other))
              : api.agent()
                  .redirects()
                  .follow(false)
                  .contentType("application/merge-patch+json")
                  .header("If-Match", "\"1\"")
                  .body("{}")
                  .patch(path(other));
      moved.then().statusCode(308).header("Location", endsWith(path(survivor)));
    }
    api.agent()
        .get("/v1/customers?phone=13900001111")
        .then()
        .body("items.id", contains(survivor.toString()));
    api.agent().get(path(other) + "/revisions").then().body("items.version", contains(2, 1));
  }

  @Test
  void anUnmergeRestoresBothSidesWithTheEditsMadeSince() {
    String before = shown(survivor);
    String otherBefore = shown(other);
    String mergeId = merge(1).path("id");
    api.patch(path(survivor), 2, "{\"tags\":[\"vip\"]}").then().statusCode(200);

    Response undone = unmerge(3, mergeId);
    undone
        .then()
        .statusCode(200)
        .body("merge.state", equalTo("undone"))
        .body("editsSince.customerId", contains(survivor.toString()))
        .body("editsSince.version", contains(2));
    assertThat(shown(survivor).replace("[vip]", "[]")).isEqualTo(before);
    assertThat(shown(other)).isEqualTo(otherBefore);
    api.agent()
        .get(path(survivor))
        .then()
        .body("version", equalTo(4))
        .body("tags", contains("vip"));
    api.agent()
        .get(path(other))
        .then()
        .body("version", equalTo(3))
        .body("status", equalTo("active"));

    merge(4)
        .then()
        .statusCode(409)
        .body("code", equalTo("merge-blocked"))
        .body("blocks", contains("asserted-not-duplicate"));
    api.steward()
        .get(path(survivor) + "/merges")
        .then()
        .body("items.state", contains("blocked", "undone"));
  }

  @Test
  void whatTwoCustomersSaidIsSealedUnderAKeyOfTheirOwn() throws Exception {
    String mergeId = merge(1).path("id");
    String joint = text("SELECT key_id::text FROM customer WHERE id = '" + survivor + "'");
    assertThat(keys.home(survivor).orElseThrow().kid()).isNotEqualTo(joint);
    assertThat(
            text(
                "SELECT string_agg(customer_id::text, ',' ORDER BY customer_id) FROM"
                    + " subject_key_subject WHERE key_id = '"
                    + joint
                    + "'"))
        .isEqualTo(survivor + "," + other);
    assertThat(text("SELECT key_id::text FROM source_record WHERE customer_id = '" + other + "'"))
        .isEqualTo(keys.home(other).orElseThrow().kid());
    unmerge(2, mergeId).then().statusCode(200);

    // The other one is erased: its own keys go, and those that it shared.
    execute(
        "UPDATE subject_key SET wrapped = NULL, destroyed_at = now() WHERE customer_id = '"
            + other
            + "' OR id IN (SELECT key_id FROM subject_key_subject WHERE customer_id = '"
            + other
            + "')");
    api.agent().get(path(survivor)).then().statusCode(200);
    api.agent().get(path(survivor) + "/revisions/1").then().statusCode(200);
    api.agent().get(path(survivor) + "/revisions/2").then().statusCode(410);
    api.agent().get(path(other)).then().statusCode(410);
  }

  @Test
  void differentVerifiedNumbersAreTwoPeopleAndTheRefusalIsKept() {
    UUID one = api.createId(person("李", "四", "138 0000 0001", verified("110105199002030021")));
    UUID two = api.createId(person("李", "四", "138 0000 0001", verified("110105199002030048")));
    mergeInto(one, 1, two, false)
        .then()
        .statusCode(409)
        .body("blocks", contains("different-verified-identifiers:national-id"));
    api.steward()
        .get(path(two) + "/merges")
        .then()
        .body("items[0].state", equalTo("blocked"))
        .body("items[0].blocks", hasSize(1));
    CustomerApi.post(
            api.steward(),
            path(one) + "/merge-preview",
            "{\"customerIds\":[\"" + two + "\"],\"reason\":\"x\"}")
        .then()
        .statusCode(200)
        .body("blocks", hasSize(1))
        .body("customer.masked", equalTo(true));
  }

  @Test
  void chainsAndCyclesAreRefused() {
    UUID third = api.createId(person("王", "小明", "138 1234 5678", ""));
    mergeInto(survivor, 1, survivor, false)
        .then()
        .statusCode(409)
        .body("code", equalTo("merge-cycle"));
    merge(1).then().statusCode(200);
    mergeInto(third, 1, other, false).then().statusCode(409).body("code", equalTo("merge-chain"));
    mergeInto(third, 1, survivor, false)
        .then()
        .statusCode(409)
        .body("code", equalTo("merge-chain"));
    mergeInto(other, 2, third, false).then().statusCode(409).body("code", equalTo("merge-chain"));
    mergeInto(survivor, 1, third, false).then().statusCode(412);
    mergeInto(survivor, 2, third, false).then().statusCode(200);
    api.agent().get(path(survivor)).then().body("version", equalTo(3));
  }

  @Test
  void fiftyAreMergedAtOnceAndNoMore() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      ids.add("\"" + api.createId(person("王", "小明", "138 1234 56" + (10 + i), "")) + "\"");
    }
    String all = "{\"customerIds\":[" + String.join(",", ids) + "],\"reason\":\"same-person\"}";
    String more = all.replace("]", ",\"" + other + "\"]");
    post("merge", survivor, 1, more)
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("too-many"));
    post("merge", survivor, 1, all).then().statusCode(200).body("mergedIds", hasSize(50));
    api.agent().get(path(survivor)).then().body("contactPoints", hasSize(51));
  }

  @Test
  void aRepeatedRequestIsAnsweredWithTheFirstAnswerAndNeedsThePermission() {
    String key = UUID.randomUUID().toString();
    String body = "{\"customerIds\":[\"" + other + "\"],\"reason\":\"same-person\"}";
    Response first = post(key, "merge", survivor, 1, body);
    Response again = post(key, "merge", survivor, 1, body);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
    api.agent()
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .header("If-Match", "\"1\"")
        .body(body)
        .post(path(survivor) + "/merge")
        .then()
        .statusCode(403);
    api.steward()
        .contentType("application/json")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(body)
        .post(path(survivor) + "/merge")
        .then()
        .statusCode(428);
  }

  @Test
  void aDecisionOfAStewardIsCarriedOutOnceAndOneOfTheModelWaits() throws Exception {
    UUID decision = Ids.next();
    MergeRequested request = request(decision, new Actor("chen.jie", Actor.USER, null, null));
    QuarkusTransaction.requiringNew().run(() -> intake.requested(request));
    QuarkusTransaction.requiringNew().run(() -> intake.requested(request));
    intake.tick();
    await("SELECT state FROM customer_merge WHERE decision_id = '" + decision + "'", "executed");
    assertThat(
            text(
                "SELECT count(*)::text FROM customer_merge WHERE decision_id = '" + decision + "'"))
        .isEqualTo("1");
    api.agent().get(path(survivor)).then().body("version", equalTo(2));

    UUID stale = Ids.next();
    QuarkusTransaction.requiringNew()
        .run(() -> intake.requested(request(stale, new Actor("chen.jie", Actor.USER, null, null))));
    await(
        "SELECT state || blocks[1] FROM customer_merge WHERE decision_id = '" + stale + "'",
        "blockedmerge-chain");
    UUID model = Ids.next();
    QuarkusTransaction.requiringNew()
        .run(() -> intake.requested(request(model, Actor.system("dedup"))));
    intake.tick();
    assertThat(text("SELECT state FROM customer_merge WHERE decision_id = '" + model + "'"))
        .isEqualTo("waiting");
  }

  @Test
  void aRequestAboutAnOlderVersionIsCarriedOutWhenItIsMadeAgainAboutTheNewerOne() throws Exception {
    Actor steward = new Actor("chen.jie", Actor.USER, null, null);
    UUID decision = Ids.next();
    String state =
        "SELECT state || coalesce(blocks[1], '') FROM customer_merge WHERE decision_id = '"
            + decision
            + "'";
    api.patch(path(other), 1, "{\"tags\":[\"vip\"]}").then().statusCode(200);
    QuarkusTransaction.requiringNew().run(() -> intake.requested(request(decision, steward)));
    await(state, "blockedcompared-versions-outdated");

    QuarkusTransaction.requiringNew().run(() -> intake.requested(request(decision, steward, 2)));
    await(state, "executed");
    QuarkusTransaction.requiringNew().run(() -> intake.requested(request(decision, steward, 3)));
    assertThat(text(state)).isEqualTo("executed");
  }

  @Test
  void whatAPersonRejectedIsNotMerged() {
    boolean inOrder = survivor.toString().compareTo(other.toString()) < 0;
    QuarkusTransaction.requiringNew()
        .run(() -> intake.rejected(inOrder ? survivor : other, inOrder ? other : survivor));

    merge(1).then().statusCode(409).body("blocks", contains("asserted-not-duplicate"));
  }

  private MergeRequested request(UUID decision, Actor by) {
    return request(decision, by, 1);
  }

  private MergeRequested request(UUID decision, Actor by, long otherVersion) {
    boolean inOrder = survivor.toString().compareTo(other.toString()) < 0;
    return new MergeRequested(
        decision,
        inOrder ? survivor : other,
        inOrder ? other : survivor,
        inOrder ? 1 : otherVersion,
        inOrder ? otherVersion : 1,
        0.999,
        10,
        "auto-merge",
        "m",
        List.of(),
        Instant.now(),
        by,
        survivor);
  }

  private void await(String sql, String expected) throws Exception {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!expected.equals(text(sql)) && System.nanoTime() < end) {
      intake.tick();
    }
    assertThat(text(sql)).isEqualTo(expected);
  }

  private Response merge(long version) {
    return mergeInto(survivor, version, other, false);
  }

  private Response mergeInto(UUID into, long version, UUID merged, boolean withdraw) {
    return post(
        "merge",
        into,
        version,
        "{\"customerIds\":[\""
            + merged
            + "\"],\"reason\":\"same-person\",\"withdrawAssertions\":"
            + withdraw
            + "}");
  }

  private Response unmerge(long version, String mergeId) {
    return post(
        "unmerge",
        survivor,
        version,
        "{\"mergeId\":\"" + mergeId + "\",\"reason\":\"two-people\"}");
  }

  private Response post(String verb, UUID id, long version, String body) {
    return post(UUID.randomUUID().toString(), verb, id, version, body);
  }

  private Response post(String key, String verb, UUID id, long version, String body) {
    return api.steward()
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .header("If-Match", "\"" + version + "\"")
        .body(body)
        .post(path(id) + "/" + verb);
  }

  private String shown(UUID id) {
    Response shown = api.revealed(path(id));
    return shown.path("name").toString()
        + shown.path("birthDate")
        + shown.path("contactPoints")
        + shown.path("tags")
        + shown.path("owner");
  }

  private static String path(UUID id) {
    return "/v1/customers/" + id;
  }

  private String person(String family, String given, String phone, String more) {
    return """
    {"kind":"person","name":{"family":"%s","given":"%s"}%s,
     "contactPoints":[{"type":"mobile","value":"%s"}],"owner":{"unit":"%s","user":"li.na"}}
    """
        .formatted(family, given, more, phone, api.unit());
  }

  private static String verified(String number) {
    return ",\"identifiers\":[{\"type\":\"national-id\",\"value\":\""
        + number
        + "\",\"verification\":{\"state\":\"verified\"}}]";
  }

  private String text(String sql) throws Exception {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : null;
    }
  }

  private void execute(String sql) throws Exception {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
