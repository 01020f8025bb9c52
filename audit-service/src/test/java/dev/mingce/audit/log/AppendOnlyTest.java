package dev.mingce.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mingce.audit.Database;
import dev.mingce.audit.Drafts;
import dev.mingce.kit.Ids;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What PostgreSQL refuses even to the owner of the tables. */
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
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UPDATE entry SET reason = 'other'                  | UPDATE of entry is refused
          UPDATE entry SET bytes = bytes                     | UPDATE of entry is refused
          DELETE FROM entry                                  | DELETE of entry is refused
          TRUNCATE entry                                     | TRUNCATE of entry is refused
          UPDATE log_head SET size = size - 1                | may only grow
          UPDATE log_head SET size = size                    | may only grow
          UPDATE log_head SET id = 1, size = 0               | may only grow
          DELETE FROM log_head                               | DELETE of log_head is refused
          TRUNCATE log_head                                  | TRUNCATE of log_head is refused
          TRUNCATE entry, log_head                           | is refused
          """)
  void refuses(String statement, String message) {
    assertThatThrownBy(() -> database.execute(statement))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(message)
        .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("42501"));
    assertThat(database.number("SELECT count(*) FROM entry WHERE id = ?", id)).isEqualTo(1);
  }

  @Test
  void refusesASecondHead() {
    assertThatThrownBy(() -> database.execute("INSERT INTO log_head (id, size) VALUES (2, 0)"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("log_head_id_check");
  }

  @Test
  void refusesAnEntryOfMoreThan16KiB() {
    assertThatThrownBy(() ->
            database.execute(
                "INSERT INTO entry SELECT 4711000000, gen_random_uuid(), at, received_at, action,"
                    + " outcome, actor_subject, actor_type, actor_unit, client_id, target_type,"
                    + " target_id, target_version, counterpart_id, source_service,"
                    + " source_event, purpose, reason, changed_fields, trace_id,"
                    + " convert_to(repeat('x', 16385), 'UTF8') FROM entry WHERE id = ?",
                id))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("entry_bytes_check");
  }

  @Test
  void refusesInSessionsThatCallThemselvesReplicasToo() {
    // Such a session needs a superuser, so its setting is read: A is ALWAYS.
    assertThat(
            database.column(
                "SELECT tgname || ' ' || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal"
                    + " AND tgrelid IN ('entry'::regclass, 'log_head'::regclass) ORDER BY 1"))
        .containsExactly(
            "entry_no_change A",
            "entry_no_truncate A",
            "log_head_grows A",
            "log_head_no_delete A",
            "log_head_no_truncate A");
  }
}
