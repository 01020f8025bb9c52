package dev.mingce.audit.retention;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import dev.mingce.audit.Database;
import dev.mingce.audit.Drafts;
import dev.mingce.audit.log.CheckpointService;
import dev.mingce.audit.log.EntryLogService;
import dev.mingce.audit.note.Checkpoint;
import dev.mingce.audit.note.SignedNote;
import dev.mingce.audit.note.VerifierKey;
import dev.mingce.audit.tree.Frontier;
import dev.mingce.audit.tree.LeafHash;
import dev.mingce.audit.verify.Main;
import dev.mingce.kit.Ids;
import dev.mingce.stack.testing.LocalStack;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The year of the tests, as if it were over. */
@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "audit"))
class ShardTest {
  private static final String SHARDS = "/v1/audit/shards";

  @Inject EntryLogService log;
  @Inject CheckpointService checkpoints;
  @Inject ShardService shards;
  @Inject Database database;
  @TempDir Path folder;

  private final int year = LocalDate.now(ZoneOffset.UTC).getYear();
  private final List<String> lines = new ArrayList<>();

  @BeforeEach
  void closeTheYear() {
    if (shards.closed().isEmpty()) {
      append(600);
      assertThat(shards.closeNext(LocalDate.of(year, 12, 31))).isFalse();
      assertThat(shards.closeNext(LocalDate.of(year + 1, 1, 1))).isTrue();
      append(300);
    }
  }

  @Test
  void closesWithASignedCheckpointAtExactlyItsEnd() {
    Shard shard = shards.closed().getFirst();

    assertThat(shard.year()).isEqualTo(year);
    assertThat(shard.firstIndex()).isZero();
    assertThat(shard.keepUntil()).isEqualTo(LocalDate.of(year + 6, 1, 1));
    assertThat(database.column("SELECT leaf_index FROM entry WHERE action = 'audit.shard-closed'"))
        .containsExactly(shard.endIndex());
    Frontier frontier = new Frontier();
    database
        .column(
            "SELECT bytes FROM entry WHERE leaf_index < ? ORDER BY leaf_index", shard.endIndex())
        .forEach(bytes -> frontier.append(LeafHash.of((byte[]) bytes), tile -> {}));
    SignedNote note = SignedNote.parse(shard.checkpoint());
    assertThat(note.isSignedBy(VerifierKey.parse(checkpoints.verifierKey()))).isTrue();
    assertThat(Checkpoint.parse(note.text()).size()).isEqualTo(shard.endIndex());
    assertThat(Checkpoint.parse(note.text()).root()).isEqualTo(frontier.root());
  }

  @Test
  void isShownToAuditors() {
    as("auditor")
        .get(SHARDS)
        .then()
        .statusCode(200)
        .body("items[0].year", equalTo(year))
        .body("items[0].held", equalTo(false))
        .body("items[0].dropped", equalTo(false));
    as("auditor")
        .get(SHARDS + "/" + year + "/checkpoint")
        .then()
        .statusCode(200)
        .body(equalTo(shards.finalCheckpoint(year)));
    as("auditor").get(SHARDS + "/" + (year - 1) + "/checkpoint").then().statusCode(404);
    as("auditor").get(SHARDS + "/now/checkpoint").then().statusCode(404);
    as("agent").get(SHARDS).then().statusCode(403);
    given().get(SHARDS).then().statusCode(401);
  }

  @Test
  void isArchivedAsFilesThatTheVerifierChecksWithoutTheService() throws Exception {
    Path last = Files.writeString(folder.resolve("final"), shards.finalCheckpoint(year));
    Path archive = folder.resolve("archive");

    // Other tests leave versions out and say them twice; that is the last thing that is looked at.
    run(
        "verify",
        "http://localhost:" + RestAssured.port + "/tlog",
        "--key",
        checkpoints.verifierKey(),
        "--token",
        LocalStack.shared().token("auditor"),
        "--at",
        last.toString(),
        "--keep",
        archive.toString());
    String whole = "entries: " + shards.closed().getFirst().endIndex() + " hashed anew";
    assertThat(lines.get(1)).startsWith(whole);
    run("verify", archive.toString(), "--key", checkpoints.verifierKey());
    assertThat(lines.get(1)).startsWith(whole);
    assertThat(archive.resolve("checkpoint")).hasContent(shards.finalCheckpoint(year));
  }

  @Test
  void isNotAlteredByAnybodyAndNotDroppedByTheService() {
    assertThatThrownBy(() -> database.execute("UPDATE log_shard SET keep_until = now()"))
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> database.execute("DELETE FROM log_shard"))
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> database.column("SELECT drop_shard(" + year + ")"))
        .hasStackTraceContaining("permission denied for function drop_shard");
  }

  private void append(int count) {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          for (int i = 0; i < count; i++) {
            log.append(Drafts.about(Ids.next(), UUID.randomUUID().toString(), 1));
          }
        });
    long size = database.number("SELECT size FROM log_head");
    Awaitility.await().until(() -> checkpoints.latest().size() >= size);
  }

  private int run(String... arguments) {
    lines.clear();
    return Main.run(lines::add, arguments);
  }

  private static io.restassured.specification.RequestSpecification as(String role) {
    return given().auth().oauth2(LocalStack.shared().token(role));
  }
}
