package dev.mingce.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mingce.audit.Database;
import dev.mingce.audit.Drafts;
import dev.mingce.kit.Ids;
import dev.mingce.stack.testing.LocalStack;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL refuses: to the service, which has no right to it, and to those who have. */
@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "audit"))
class AppendOnlyTest {
  @Inject EntryLogService log;
  @Inject Database database;

  private final UUID id = Ids.next();

  @BeforeEach
  void appendOne() {
    QuarkusTransaction.requiringNew().run(() -> log.append(Drafts.of(id)));
    if (database.number("SELECT count(*) FROM tree_tile") == 0) {
      QuarkusTransaction.requiringNew()
          .run(() -> {
            for (int i = 0; i < 256; i++) {
              log.append(Drafts.of(Ids.next()));
            }
          });
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE entry SET purpose = 'other'",
        "DELETE FROM entry",
        "TRUNCATE entry",
        "UPDATE tree_tile SET hashes = hashes",
        "DELETE FROM tree_tile",
        "UPDATE checkpoint SET note = 'other'",
        "DELETE FROM checkpoint",
        "TRUNCATE checkpoint CASCADE",
        "DELETE FROM cosignature",
        "DELETE FROM log_head",
        "TRUNCATE log_head",
        "INSERT INTO log_head (id, size) VALUES (2, 0)"
      })
  void theServiceHasNoRightTo(String statement) {
    assertThatThrownBy(() -> database.execute(statement))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied")
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("42501"));
    assertThat(database.number("SELECT count(*) FROM entry WHERE id = ?", id)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ALTER TABLE entry DISABLE TRIGGER ALL                       | must be owner of table entry
          ALTER TABLE entry DISABLE TRIGGER entry_no_change           | must be owner of table entry
          ALTER TABLE log_head DISABLE TRIGGER log_head_grows         | must be owner of table log_head
          ALTER TABLE entry ADD COLUMN note text                      | must be owner of table entry
          DROP TRIGGER entry_no_change ON entry                       | must be owner of relation entry
          DROP TABLE checkpoint CASCADE                               | must be owner of table checkpoint
          ALTER TABLE entry OWNER TO audit                            | must be owner of table entry
          CREATE RULE none AS ON INSERT TO entry DO INSTEAD NOTHING   | must be owner of table entry
          CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE sql AS '' | permission denied
          DROP FUNCTION refuse_change() CASCADE                       | must be owner of function refuse_change
          SET session_replication_role = replica                     | permission denied to set parameter
          SET ROLE audit_owner                                        | permission denied to set role
          CREATE TABLE mine (id int)                                  | permission denied for schema public
          DELETE FROM flyway_schema_history                           | permission denied
          """)
  void theServiceOwnsNothingThatItCould(String statement, String message) {
    assertThatThrownBy(() -> database.execute(statement))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(message);
    assertThat(database.number("SELECT count(*) FROM entry WHERE id = ?", id)).isEqualTo(1);
  }

  @Test
  void makesPartitionsAheadAlthoughItOwnsNoTable() {
    database.column("SELECT make_entry_partition((now() + interval '5 months')::date)");

    assertThat(
            database.column(
                "SELECT tableowner FROM pg_tables WHERE tablename = 'entry_' ||"
                    + " to_char(now() AT TIME ZONE 'UTC' + interval '5 months', 'YYYY_MM')"))
        .containsExactly("audit_owner");
    assertThatThrownBy(() ->
            database.execute(
                "INSERT INTO entry_"
                    + DateTimeFormatter.ofPattern("uuuu_MM")
                        .format(OffsetDateTime.now(ZoneOffset.UTC).plusMonths(5))
                    + " SELECT * FROM entry LIMIT 1"))
        .hasMessageContaining("permission denied");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UPDATE entry SET purpose = 'other'                 | UPDATE of entry_
          UPDATE entry SET bytes = bytes                     | UPDATE of entry_
          DELETE FROM entry                                  | DELETE of entry_
          TRUNCATE entry                                     | TRUNCATE of entry is refused
          UPDATE tree_tile SET hashes = hashes               | UPDATE of tree_tile is refused
          UPDATE checkpoint SET note = 'other'               | UPDATE of checkpoint is refused
          DELETE FROM checkpoint                             | DELETE of checkpoint is refused
          TRUNCATE checkpoint CASCADE                        | is refused
          UPDATE log_head SET size = size - 1                | may only grow
          UPDATE log_head SET size = size                    | may only grow
          UPDATE log_head SET id = 1, size = 0               | may only grow
          UPDATE log_head SET size = size + 1                | does not fit its entries
          DELETE FROM log_head                               | DELETE of log_head is refused
          TRUNCATE log_head                                  | TRUNCATE of log_head is refused
          """)
  void refusesEvenASuperuserWhoseSessionCallsItselfAReplica(String statement, String message) {
    assertThatThrownBy(() -> asSuperuser("SET session_replication_role = replica", statement))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(message)
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("42501"));
    assertThat(database.number("SELECT count(*) FROM entry WHERE id = ?", id)).isEqualTo(1);
  }

  @Test
  void refusesASuperuserWhoGoesRoundTheParentToo() {
    String partition =
        (String)
            database
                .column("SELECT tableoid::regclass::text FROM entry WHERE id = ?", id)
                .getFirst();

    assertThat(partition).matches("entry_20[0-9]{2}_[0-9]{2}");
    assertThatThrownBy(
            () -> asSuperuser("SET session_replication_role = replica", "TRUNCATE " + partition))
        .hasMessageContaining("TRUNCATE of " + partition + " is refused");
    assertThatThrownBy(() ->
            asSuperuser(
                "SET session_replication_role = replica",
                "UPDATE " + partition + " SET bytes = bytes"))
        .hasMessageContaining("UPDATE of " + partition + " is refused");
    assertThatThrownBy(() -> database.execute("DELETE FROM " + partition))
        .hasMessageContaining("permission denied");
  }

  @Test
  void refusesAnEntryOfMoreThan16KiB() {
    assertThatThrownBy(() ->
            database.execute(
                "INSERT INTO entry SELECT 4711000000, at, received_at, target_version, id,"
                    + " trace_id, action, outcome, actor_subject, target_id, counterpart_id,"
                    + " source_service, purpose, convert_to(repeat('x', 16385), 'UTF8')"
                    + " FROM entry WHERE id = ?",
                id))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("entry_bytes_check");
  }

  @Test
  void hasAPartitionForThisMonthAndTheNextTwo() {
    assertThat(
            database.number(
                "SELECT count(*) FROM generate_series(0, 2) n WHERE to_regclass('entry_' ||"
                    + " to_char(now() AT TIME ZONE 'UTC' + make_interval(months => n),"
                    + " 'YYYY_MM')) IS NOT NULL"))
        .isEqualTo(3);
  }

  private static void asSuperuser(String... statements) throws SQLException {
    LocalStack stack = LocalStack.shared();
    try (Connection connection =
            DriverManager.getConnection(
                stack.jdbcUrl("audit"), "postgres", stack.password("postgres"));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
