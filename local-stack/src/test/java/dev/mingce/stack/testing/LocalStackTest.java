package dev.mingce.stack.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mingce.stack.kafka.TopicCatalogue;
import dev.mingce.stack.postgres.Databases;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalStackTest {

  private static final LocalStack STACK = LocalStack.shared();

  @ParameterizedTest
  @ValueSource(strings = {"customer", "dedup", "audit", "notification", "kit"})
  void anOwnerReachesItsDatabaseAndNoOther(String owner) throws SQLException {
    connect(owner, owner).close();
    for (String other : Databases.NAMES) {
      if (!other.equals(owner)) {
        assertRefused(other, owner);
        assertRefused(other, owner + "_cdc");
      }
    }
    assertRefused("postgres", owner);
  }

  @Test
  void theReplicatingUserReadsOnlyWhatItsGroupWasGranted() throws SQLException {
    String database = STACK.createDatabase("kit");
    try (Connection owner = connect(database, "kit");
        var statement = owner.createStatement()) {
      statement.execute("CREATE TABLE secret (id int)");
      statement.execute("CREATE TABLE outbox (id int)");
      statement.execute("GRANT SELECT ON outbox TO mingce_cdc");
    }
    try (Connection cdc = connect(database, "kit_cdc");
        var statement = cdc.createStatement()) {
      assertThat(statement.executeQuery("SELECT * FROM outbox").next()).isFalse();
      assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM secret"))
          .hasMessageContaining("permission denied");
      try (var level = statement.executeQuery("SHOW wal_level")) {
        level.next();
        assertThat(level.getString(1)).isEqualTo("logical");
      }
    }
  }

  @Test
  void theTablesOfTheAuditLogBelongToAnotherUserThanThatOfItsService() throws SQLException {
    String database = STACK.createDatabase("audit");
    try (Connection owner = connect(database, "audit_owner");
        var statement = owner.createStatement()) {
      statement.execute("CREATE TABLE entry (id int)");
      statement.execute("GRANT INSERT ON entry TO audit");
    }
    try (Connection service = connect(database, "audit");
        var statement = service.createStatement()) {
      statement.execute("INSERT INTO entry VALUES (1)");
      assertThatThrownBy(() -> statement.execute("DROP TABLE entry"))
          .hasMessageContaining("must be owner of table entry");
      assertThatThrownBy(() -> statement.execute("CREATE TABLE other (id int)"))
          .hasMessageContaining("permission denied for schema public");
      assertThatThrownBy(() -> statement.execute("SET ROLE audit_owner"))
          .hasMessageContaining("permission denied to set role");
    }
    assertThat(STACK.settings("audit", database))
        .containsEntry("quarkus.datasource.username", "audit")
        .containsEntry("quarkus.flyway.username", "audit_owner");
    assertThat(STACK.settings("kit", "kit")).doesNotContainKey("quarkus.flyway.username");
  }

  @Test
  void createsAsManyEmptyDatabasesAsAsked() {
    assertThat(STACK.createDatabase("audit")).isNotEqualTo(STACK.createDatabase("audit"));
  }

  @Test
  void kafkaHasAllTopicsOfTheContractAndMakesNoOther() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", STACK.bootstrapServers()))) {
      assertThat(admin.listTopics().names().get())
          .containsAll(TopicCatalogue.load().names())
          .contains("mingce.customer.changes.v1");
    }
  }

  @Test
  void theTestResourceGivesTheSettingsOfAService() {
    StackTestResource resource = new StackTestResource();
    resource.init(Map.of("database", "dedup", "fresh", "true"));

    Map<String, String> settings = resource.start();

    assertThat(settings)
        .containsEntry("quarkus.datasource.username", "dedup")
        .containsEntry("kafka.bootstrap.servers", STACK.bootstrapServers())
        .containsEntry("mp.jwt.verify.issuer", STACK.issuer());
    assertThat(settings.get("quarkus.datasource.jdbc.url")).startsWith(STACK.jdbcUrl("dedup_"));
    assertThat(Path.of(settings.get("MINGCE_KEYS_KEYSET_FILE"))).exists();
  }

  @Test
  void nothingOutlivesATestThatWasKilled() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process test =
        new ProcessBuilder(
                List.of(
                    java,
                    "-Dmingce.root=" + System.getProperty("mingce.root"),
                    "-Dmingce.stack=" + System.getProperty("mingce.stack", ""),
                    "-cp",
                    System.getProperty("java.class.path"),
                    StartedStack.class.getName()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    ReadyLine ready = ReadyLine.parse(test.inputReader().readLine());
    URI postgres = URI.create(ready.get("jdbc").substring("jdbc:".length()));
    URI kafka = URI.create("kafka://" + ready.get("kafka"));
    assertThat(List.of(postgres, kafka)).allMatch(LocalStackTest::answers);

    test.destroyForcibly();

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            !answers(postgres) && !answers(kafka) && !Files.exists(Path.of(ready.get("folder"))));
  }

  @Test
  void saysInOneSentenceWhyItDoesNotStart() {
    assertThatThrownBy(() -> TestStackProcess.start("nonsense"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The test stack did not start: mingce.stack is artifacts or containers, not"
                + " \"nonsense\"");
  }

  private static boolean answers(URI address) {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }

  private static Connection connect(String database, String user) throws SQLException {
    return DriverManager.getConnection(STACK.jdbcUrl(database), user, STACK.password(user));
  }

  private static void assertRefused(String database, String user) {
    assertThatThrownBy(() -> connect(database, user).close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied for database");
  }
}
