package dev.mingce.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The verifier against the running service, and a superuser who switches the triggers off. */
@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "audit"))
class DamageTest {
  @Inject EntryLogService log;
  @Inject CheckpointService checkpoints;
  @Inject Database database;

  private final List<String> lines = new ArrayList<>();

  @BeforeEach
  void appendSome() {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          for (int i = 0; i < 600; i++) {
            log.append(Drafts.about(Ids.next(), UUID.randomUUID().toString(), 1));
          }
        });
    long size = database.number("SELECT size FROM log_head");
    Awaitility.await().until(() -> checkpoints.latest().size() >= size);
  }

  @Test
  void anOutsiderFindsNothingWrongAndThenTheVeryEntryThatWasEdited() throws SQLException {
    // Other tests leave versions out and say them twice; that is the last thing that is looked at.
    verify();
    assertAllHashed();

    edit(
        "UPDATE entry SET bytes = set_byte(bytes, 5, get_byte(bytes, 5) # 1) WHERE leaf_index = 300");
    try {
      assertThat(verify()).isEqualTo(1);
      assertThat(lines.getLast())
          .isEqualTo("FAULT entry 300: does not have the hash that tile/0/001 has");
    } finally {
      edit(
          "UPDATE entry SET bytes = set_byte(bytes, 5, get_byte(bytes, 5) # 1) WHERE leaf_index = 300");
    }
    verify();
    assertAllHashed();
  }

  @Test
  void theServiceAnswersNoProofOfAnEntryThatWasEdited() throws SQLException {
    UUID id = (UUID) database.column("SELECT id FROM entry WHERE leaf_index = 301").getFirst();
    String flip =
        "UPDATE entry SET bytes = set_byte(bytes, 5, get_byte(bytes, 5) # 1) WHERE leaf_index = 301";
    edit(flip);
    try {
      RestAssured.given()
          .auth()
          .oauth2(LocalStack.shared().token("auditor"))
          .get("/v1/audit/entries/" + id + "/proof")
          .then()
          .statusCode(503);
    } finally {
      edit(flip);
    }
  }

  @Test
  void anOutsiderFindsTheFirstOfTwoEntriesThatWereSwapped() throws SQLException {
    String swap =
        "UPDATE entry e SET bytes = o.bytes FROM entry o"
            + " WHERE (e.leaf_index, o.leaf_index) IN ((302, 303), (303, 302))";
    edit(swap, 2);
    try {
      assertThat(verify()).isEqualTo(1);
      assertThat(lines.getLast())
          .isEqualTo("FAULT entry 302: does not have the hash that tile/0/001 has");
    } finally {
      edit(swap, 2);
    }
  }

  @Test
  void theTriggersAreThereAgainAfterwards() {
    assertThatThrownBy(
            () -> {
              try (Connection connection = superuser();
                  Statement statement = connection.createStatement()) {
                statement.execute("DELETE FROM entry WHERE leaf_index = 300");
              }
            })
        .hasMessageContaining("is refused");
  }

  // How many there are differs: every look at entries is one more.
  private void assertAllHashed() {
    assertThat(lines.get(1)).matches("entries: [0-9]+ hashed anew, as the tiles say, .*");
  }

  private void edit(String sql) throws SQLException {
    edit(sql, 1);
  }

  private void edit(String sql, int rows) throws SQLException {
    try (Connection connection = superuser();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("ALTER TABLE entry DISABLE TRIGGER entry_no_change");
      assertThat(statement.executeUpdate(sql)).isEqualTo(rows);
      statement.execute("ALTER TABLE entry ENABLE ALWAYS TRIGGER entry_no_change");
      connection.commit();
    }
  }

  private static Connection superuser() throws SQLException {
    LocalStack stack = LocalStack.shared();
    return DriverManager.getConnection(
        stack.jdbcUrl("audit"), "postgres", stack.password("postgres"));
  }

  private int verify() {
    lines.clear();
    return Main.run(
        lines::add,
        "verify",
        "http://localhost:" + RestAssured.port + "/tlog",
        "--key",
        checkpoints.verifierKey(),
        "--token",
        LocalStack.shared().token("auditor"));
  }
}
