package dev.mingce.audit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mingce.stack.testing.LocalStack;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the owner of the tables may drop, in a database that only the migrations have touched. */
class DropShardTest {
  private static final List<String> MIGRATIONS =
      List.of(
          "db/kit/V0.1__outbox_inbox.sql",
          "db/migration/V1.0__entry.sql",
          "db/migration/V1.1__provable_log.sql",
          "db/migration/V1.2__append_only_grants.sql",
          "db/migration/V1.3__shards.sql");
  private static final String ROOT = "decode(repeat('00', 32), 'hex')";

  @Test
  void dropsTheOldestYearOnceItIsClosedKeptLongEnoughAndNotHeld() throws Exception {
    String database = LocalStack.shared().createDatabase("audit");
    try (Connection owner = connect(database, "audit_owner");
        Connection service = connect(database, "audit")) {
      migrate(owner);
      fill(service, 2020, 0);
      fill(service, 2021, 1);
      assertThatThrownBy(() -> execute(owner, "SELECT drop_shard(2020)"))
          .hasMessageContaining("shard 2020 is not closed");
      close(service, 2020, 0, "2099-01-01");
      assertThatThrownBy(() -> execute(owner, "SELECT drop_shard(2020)"))
          .hasMessageContaining("shard 2020 has to be kept until 2099-01-01");

      close(service, 2021, 1, "2025-01-01");
      assertThatThrownBy(() -> execute(owner, "SELECT drop_shard(2021)"))
          .hasMessageContaining("an older shard than 2021 is still there");
    }
  }

  @Test
  void leavesTheLaterYearsAndTheRecordOfTheShard() throws Exception {
    String database = LocalStack.shared().createDatabase("audit");
    try (Connection owner = connect(database, "audit_owner");
        Connection service = connect(database, "audit")) {
      migrate(owner);
      fill(service, 2020, 0);
      fill(service, 2021, 1);
      close(service, 2020, 0, "2024-01-01");
      execute(
          service,
          "INSERT INTO legal_hold (id, from_year, to_year, reason, placed_by, placed_at)"
              + " VALUES (gen_random_uuid(), 2019, 2020, 'case-1', 'wang.li', now())");
      assertThatThrownBy(() -> execute(owner, "SELECT drop_shard(2020)"))
          .hasMessageContaining("shard 2020 is on legal hold");
      execute(service, "UPDATE legal_hold SET released_by = 'wang.li', released_at = now()");
      assertThatThrownBy(() -> execute(service, "SELECT drop_shard(2020)"))
          .hasMessageContaining("permission denied for function drop_shard");

      execute(owner, "SELECT drop_shard(2020)");

      assertThat(number(owner, "SELECT count(*) FROM entry")).isEqualTo(1);
      assertThat(number(owner, "SELECT min(leaf_index) FROM entry")).isEqualTo(1);
      assertThat(number(owner, "SELECT count(*) FROM log_shard WHERE year = 2020")).isEqualTo(1);
      assertThat(number(owner, "SELECT count(*) FROM checkpoint WHERE tree_size = 1")).isEqualTo(1);
    }
  }

  private static void fill(Connection service, int year, int index) throws SQLException {
    execute(service, "SELECT make_entry_partition('" + year + "-03-01')");
    execute(
        service,
        "INSERT INTO entry (leaf_index, at, received_at, id, action, outcome, actor_subject,"
            + " source_service, bytes) VALUES ("
            + index
            + ", '"
            + year
            + "-03-04T05:06:07Z', '"
            + year
            + "-03-04T05:06:07Z', gen_random_uuid(), 'customer.reveal', 'done', 'li.na',"
            + " 'customer-service', 'x')");
  }

  private static void close(Connection service, int year, int index, String keepUntil)
      throws SQLException {
    execute(
        service,
        "INSERT INTO checkpoint (tree_size, at, root, note) VALUES ("
            + (index + 1)
            + ", now(), "
            + ROOT
            + ", 'note')");
    execute(
        service,
        "INSERT INTO log_shard (year, first_index, end_index, keep_until, closed_at) VALUES ("
            + year
            + ", "
            + index
            + ", "
            + (index + 1)
            + ", '"
            + keepUntil
            + "', now())");
  }

  private static void migrate(Connection owner) throws IOException, SQLException {
    execute(owner, "CREATE TABLE flyway_schema_history (installed_rank int)");
    for (String file : MIGRATIONS) {
      try (InputStream in = DropShardTest.class.getClassLoader().getResourceAsStream(file)) {
        assertThat(in).as(file).isNotNull();
        String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        execute(owner, sql.replace("${app}", "audit"));
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static Connection connect(String database, String user) throws SQLException {
    LocalStack stack = LocalStack.shared();
    return DriverManager.getConnection(stack.jdbcUrl(database), user, stack.password(user));
  }
}
