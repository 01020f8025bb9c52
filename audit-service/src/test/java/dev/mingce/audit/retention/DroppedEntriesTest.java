package dev.mingce.audit.retention;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.mingce.audit.Database;
import dev.mingce.audit.Drafts;
import dev.mingce.audit.log.CheckpointService;
import dev.mingce.audit.log.EntryLogService;
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
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is left when the oldest entries are gone, as after the drop of a year: here the first 300,
 * so that the second bundle is there in part.
 */
@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "audit"))
class DroppedEntriesTest {
  private static final int DROPPED = 300;
  private static final int YEAR = 2001;

  @Inject EntryLogService log;
  @Inject CheckpointService checkpoints;
  @Inject ShardService shards;
  @Inject Database database;

  private UUID dropped = new UUID(0, 0);

  @BeforeEach
  void dropTheOldest() throws SQLException {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          for (int i = 0; i < 900; i++) {
            log.append(Drafts.about(Ids.next(), UUID.randomUUID().toString(), 1));
          }
        });
    long size = database.number("SELECT size FROM log_head");
    Awaitility.await().until(() -> checkpoints.latest().size() >= size);
    dropped = (UUID) database.column("SELECT id FROM entry WHERE leaf_index = 7").getFirst();
    QuarkusTransaction.requiringNew()
        .run(() -> {
          checkpoints.holdSize();
          checkpoints.signAt(DROPPED);
        });
    asOwnerOfTheRows(
        "INSERT INTO log_shard (year, first_index, end_index, keep_until, closed_at) VALUES ("
            + YEAR
            + ", 0, "
            + DROPPED
            + ", '2004-01-01', now())",
        "CREATE TABLE dropped_entry AS SELECT * FROM entry WHERE leaf_index < " + DROPPED,
        "DELETE FROM entry WHERE leaf_index < " + DROPPED);
  }

  @AfterEach
  void putThemBack() throws SQLException {
    asOwnerOfTheRows(
        "INSERT INTO entry SELECT * FROM dropped_entry",
        "DROP TABLE dropped_entry",
        "DELETE FROM log_shard WHERE year = " + YEAR);
  }

  @Test
  void answers404ToTheBundlesOfWhichAnythingIsGoneAndServesTheOthers() {
    for (String bundle : List.of("000", "000.p/7", "001", "001.p/1")) {
      as("auditor")
          .get("/tlog/tile/entries/" + bundle)
          .then()
          .statusCode(404)
          .body("code", equalTo("not-found"));
    }
    as("auditor").get("/tlog/tile/entries/002").then().statusCode(200);
    // Looking for what is gone is recorded as well.
    assertThat(
            database.number(
                "SELECT count(*) FROM entry WHERE action = 'audit.export' AND outcome = 'failed'"))
        .isGreaterThanOrEqualTo(4);
  }

  @Test
  void answers404ToAnEntryThatIsGoneAndToItsProof() {
    as("auditor").get("/v1/audit/entries/" + dropped).then().statusCode(404);
    as("auditor")
        .get("/v1/audit/entries/" + dropped + "/proof")
        .then()
        .statusCode(404)
        .body("code", equalTo("not-found"));
  }

  @Test
  void keepsHashesAndTheProofsOfWhatCameLater() {
    given().get("/tlog/tile/0/000").then().statusCode(200).header("Content-Length", "8192");
    UUID kept = (UUID) database.column("SELECT id FROM entry WHERE leaf_index = 301").getFirst();
    as("auditor")
        .get("/v1/audit/entries/" + kept + "/proof")
        .then()
        .statusCode(200)
        .body("leafIndex", equalTo(301));
  }

  @Test
  void recordsOnceThatAYearWasDropped() {
    String entries =
        "SELECT count(*) FROM entry WHERE action = 'audit.shard-dropped' AND target_id = '2001'";

    // The service looks by itself too, so the first of these may come second.
    shards.recordDropped();
    assertThat(shards.recordDropped()).isZero();

    assertThat(database.number(entries)).isEqualTo(1);
  }

  @Test
  void isVerifiedFromTheFirstWholeBundleOn() {
    List<String> lines = verify("--from", "512");
    assertThat(lines.get(1)).matches("entries: [0-9]+ hashed anew from entry 512 on, .*");

    assertThat(verify().getLast()).isEqualTo("FAULT entry 0: tile/entries/000 is missing");
  }

  private List<String> verify(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "verify",
                "http://localhost:" + RestAssured.port + "/tlog",
                "--key",
                checkpoints.verifierKey(),
                "--token",
                LocalStack.shared().token("auditor")));
    arguments.addAll(List.of(more));
    List<String> lines = new ArrayList<>();
    Main.run(lines::add, arguments.toArray(String[]::new));
    return lines;
  }

  private static void asOwnerOfTheRows(String... statements) throws SQLException {
    LocalStack stack = LocalStack.shared();
    try (Connection connection =
            DriverManager.getConnection(
                stack.jdbcUrl("audit"), "postgres", stack.password("postgres"));
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("ALTER TABLE entry DISABLE TRIGGER entry_no_change");
      statement.execute("ALTER TABLE log_shard DISABLE TRIGGER log_shard_no_change");
      for (String sql : statements) {
        statement.execute(sql);
      }
      statement.execute("ALTER TABLE entry ENABLE ALWAYS TRIGGER entry_no_change");
      statement.execute("ALTER TABLE log_shard ENABLE ALWAYS TRIGGER log_shard_no_change");
      connection.commit();
    }
  }

  private static RequestSpecification as(String role) {
    return given().auth().oauth2(LocalStack.shared().token(role));
  }
}
