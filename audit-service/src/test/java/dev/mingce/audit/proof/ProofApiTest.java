package dev.mingce.audit.proof;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.mingce.audit.Database;
import dev.mingce.audit.Drafts;
import dev.mingce.audit.log.CheckpointService;
import dev.mingce.audit.log.EntryDraft;
import dev.mingce.audit.log.EntryLogService;
import dev.mingce.audit.note.Checkpoint;
import dev.mingce.audit.note.SignedNote;
import dev.mingce.audit.note.VerifierKey;
import dev.mingce.audit.tree.EntryBundle;
import dev.mingce.audit.tree.LeafHash;
import dev.mingce.audit.tree.ProofCheck;
import dev.mingce.kit.Ids;
import dev.mingce.stack.testing.LocalStack;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "audit"))
class ProofApiTest {
  @Inject EntryLogService log;
  @Inject CheckpointService checkpoints;
  @Inject Database database;

  @Test
  void provesAnEntryThatWasAppendedAMomentAgo() {
    UUID id = append(1).getFirst();

    JsonPath proof =
        as("auditor")
            .get("/v1/audit/entries/" + id + "/proof")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();

    assertThat(proof.getMap("").keySet())
        .containsExactlyInAnyOrder(
            "leafIndex", "treeSize", "leafHash", "entry", "hashes", "checkpoint");
    SignedNote note = SignedNote.parse(proof.getString("checkpoint"));
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    byte[] entry = base64(proof.getString("entry"));
    assertThat(note.isSignedBy(key())).isTrue();
    assertThat(checkpoint.size()).isEqualTo(proof.getLong("treeSize"));
    assertThat(entry)
        .isEqualTo(database.column("SELECT bytes FROM entry WHERE id = ?", id).getFirst());
    assertThat(base64(proof.getString("leafHash"))).isEqualTo(LeafHash.of(entry));
    assertThat(
            ProofCheck.includes(
                checkpoint.root(),
                checkpoint.size(),
                proof.getLong("leafIndex"),
                LeafHash.of(entry),
                hashes(proof)))
        .isTrue();
  }

  @Test
  void provesThatTheLogGrewFromOneCheckpointToAnother() {
    append(3);
    Checkpoint before = signed();
    append(300);
    Checkpoint after = signed();

    JsonPath proof =
        as("auditor")
            .queryParam("from", before.size())
            .queryParam("to", after.size())
            .get("/v1/audit/consistency")
            .then()
            .statusCode(200)
            .body("from", equalTo((int) before.size()))
            .body("to", equalTo((int) after.size()))
            .extract()
            .jsonPath();

    assertThat(
            ProofCheck.grew(
                before.size(), before.root(), after.size(), after.root(), hashes(proof)))
        .isTrue();
    assertThat(Checkpoint.parse(SignedNote.parse(proof.getString("checkpoint")).text()).root())
        .isEqualTo(after.root());
  }

  @Test
  void answersTheNewestCheckpointWhereNoLargerSizeIsAsked() {
    append(1);

    as("auditor")
        .queryParam("from", 0)
        .get("/v1/audit/consistency")
        .then()
        .statusCode(200)
        .body("hashes.size()", equalTo(0))
        .body("checkpoint", startsWith("localhost/mingce-audit\n"));
  }

  @ParameterizedTest
  @CsvSource({"from, -1", "from, x", "from, 01", "from, 999999999", "to, 999999999", "to, 1e3"})
  void answers400ToSizesThatTheLogNeverHad(String parameter, String value) {
    append(1);
    RequestSpecification request = as("auditor").queryParam(parameter, value);
    if (!parameter.equals("from")) {
      request.queryParam("from", 0);
    }

    request
        .get("/v1/audit/consistency")
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid-parameter"))
        .body("errors[0].pointer", equalTo("?" + parameter));
  }

  @Test
  void servesTilesAndBundlesFromWhichTheRootFollows() {
    append(520);
    Checkpoint checkpoint = signed();
    int full = (int) (checkpoint.size() / 256);

    byte[] tile =
        given()
            .get("/tlog/tile/0/%03d".formatted(full - 1))
            .then()
            .statusCode(200)
            .contentType("application/octet-stream")
            .header("Cache-Control", startsWith("public, max-age=31536000"))
            .extract()
            .asByteArray();
    List<byte[]> entries =
        EntryBundle.read(
            as("auditor")
                .get("/tlog/tile/entries/%03d".formatted(full - 1))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());

    assertThat(tile).hasSize(8_192);
    assertThat(entries).hasSize(256);
    assertThat(IntStream.range(0, 256).mapToObj(i -> Arrays.copyOfRange(tile, i * 32, i * 32 + 32)))
        .containsExactlyElementsOf(entries.stream().map(LeafHash::of).toList());
    int width = (int) (checkpoint.size() % 256);
    if (width > 0) {
      given()
          .get("/tlog/tile/0/%03d.p/%d".formatted(full, width))
          .then()
          .statusCode(200)
          .header("Content-Length", Integer.toString(width * 32));
    }
    assertThat(given().get("/tlog/tile/0/%03d.p/7".formatted(full - 1)).asByteArray())
        .isEqualTo(Arrays.copyOf(tile, 7 * 32));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/tlog/tile/0/x999/999",
        "/tlog/tile/7/000",
        "/tlog/tile/0/1",
        "/tlog/tile/0/000.p/256",
        "/tlog/tile/64/000"
      })
  void answers404ToATileThatIsNotThere(String path) {
    given().get(path).then().statusCode(404).body("code", equalTo("not-found"));
  }

  @Test
  void servesCheckpointAndKeyToEverybody() {
    append(1);
    String note =
        given()
            .get("/tlog/checkpoint")
            .then()
            .statusCode(200)
            .contentType("text/plain;charset=utf-8")
            .header("Cache-Control", "no-cache")
            .extract()
            .asString();

    assertThat(SignedNote.parse(note).isSignedBy(key())).isTrue();
    assertThat(key().name()).isEqualTo("localhost/mingce-audit");
  }

  @Test
  void publishesEachCheckpointOnceThroughTheOutbox() {
    append(1);
    Checkpoint checkpoint = signed();

    assertThat(
            database.column(
                "SELECT convert_from(payload, 'UTF8')::jsonb ->> 'treeSize' FROM outbox"
                    + " WHERE topic = 'mingce.audit.checkpoints.v1' AND sequence = ?",
                checkpoint.size()))
        .containsExactly(Long.toString(checkpoint.size()));
    assertThat(
            database.number(
                "SELECT count(*) FROM checkpoint c WHERE NOT EXISTS (SELECT FROM outbox o WHERE"
                    + " o.topic = 'mingce.audit.checkpoints.v1' AND o.sequence = c.tree_size)"))
        .isZero();
  }

  @Test
  void recordsWhoAskedForAProofAndForEntries() {
    UUID id = append(1).getFirst();
    long before = reads();

    as("auditor").get("/v1/audit/entries/" + id + "/proof").then().statusCode(200);
    as("auditor").get("/v1/audit/entries/" + Ids.next() + "/proof").then().statusCode(404);
    as("auditor").get("/tlog/tile/entries/000.p/1").then().statusCode(200);

    assertThat(reads()).isEqualTo(before + 3);
  }

  @Test
  void keepsEntriesFromThoseWhoMayNotExport() {
    given().get("/tlog/tile/entries/000.p/1").then().statusCode(401);
    as("admin").get("/tlog/tile/entries/000.p/1").then().statusCode(403);
    given().get("/v1/audit/consistency?from=0").then().statusCode(401);
    as("agent").get("/v1/audit/consistency?from=0").then().statusCode(403);
    as("agent").get("/v1/audit/entries/" + Ids.next() + "/proof").then().statusCode(403);
    as("auditor")
        .get("/v1/audit/entries/17/proof")
        .then()
        .statusCode(404)
        .body("type", endsWith("/problems/audit-service/not-found"));
  }

  private long reads() {
    return database.number(
        "SELECT count(*) FROM entry WHERE action IN ('audit.read', 'audit.export')");
  }

  private List<UUID> append(int count) {
    List<EntryDraft> drafts =
        IntStream.range(0, count).mapToObj(i -> Drafts.of(Ids.next())).toList();
    QuarkusTransaction.requiringNew().run(() -> drafts.forEach(log::append));
    return drafts.stream().map(EntryDraft::id).toList();
  }

  // The newest checkpoint once it covers all that is there now.
  private Checkpoint signed() {
    long size = database.number("SELECT size FROM log_head");
    org.awaitility.Awaitility.await().until(() -> checkpoints.latest().size() >= size);
    return Checkpoint.parse(SignedNote.parse(checkpoints.latest().note()).text());
  }

  private static VerifierKey key() {
    return VerifierKey.parse(given().get("/tlog/vkey").then().statusCode(200).extract().asString());
  }

  private static List<byte[]> hashes(JsonPath proof) {
    return proof.getList("hashes", String.class).stream().map(ProofApiTest::base64).toList();
  }

  private static byte[] base64(String text) {
    return Base64.getDecoder().decode(text);
  }

  private static RequestSpecification as(String role) {
    return given().auth().oauth2(LocalStack.shared().token(role));
  }
}
