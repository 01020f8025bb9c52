package dev.mingce.kit.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "kit"))
class RoundTripTest {
  private static final String INSERT =
      "INSERT INTO thing (id, name, at, tags, keys, numbers) VALUES (?, ?, ?, ?, ?, ?)";

  private Connection connection;

  @Inject DataSource dataSource;

  @BeforeEach
  void aTable() throws SQLException {
    connection = dataSource.getConnection();
    connection.setAutoCommit(false);
    execute(
        "CREATE TEMPORARY TABLE thing (id uuid PRIMARY KEY, name text, at timestamptz, tags text[],"
            + " keys bytea[], numbers bigint[])");
  }

  @AfterEach
  void noTable() throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
    connection.close();
  }

  @Test
  void statementsRunInTheirOrderAndTellHowManyRowsTheyChanged() throws SQLException {
    UUID one = UUID.randomUUID();
    UUID two = UUID.randomUUID();
    Instant at = Instant.parse("2026-01-02T03:04:05.678901Z");
    // More often than a statement is sent before the driver has it prepared.
    for (int i = 0; i < 8; i++) {
      List<Integer> counts = new ArrayList<>();
      RoundTrip trip = new RoundTrip();
      trip.add("DELETE FROM thing");
      trip.add(
          counts::add,
          INSERT,
          one,
          i % 2 == 0 ? "王小明" : null,
          Timestamp.from(at),
          new String[] {"a", "b\"c"},
          new byte[][] {{1}, {2, 3}},
          new long[] {-1, 7});
      trip.add(counts::add, INSERT, two, null, null, new String[0], null, null);
      trip.add(counts::add, "UPDATE thing SET name = ?", "x");
      trip.add(counts::add, "UPDATE thing SET name = ? WHERE id = ?", "y", UUID.randomUUID());
      trip.run(connection);
      assertThat(counts).containsExactly(1, 1, 2, 0);
    }
    assertThat(
            text(
                "SELECT array_to_string(tags, ',') || ' ' || numbers::text || ' ' ||"
                    + " encode(keys[2], 'hex') || ' ' || (at = '2026-01-02T03:04:05.678901Z') FROM"
                    + " thing WHERE tags <> '{}'"))
        .isEqualTo("a,b\"c {-1,7} 0203 true");
  }

  @Test
  void whatComesAfterOneThatFailsIsNotCarriedOut() throws SQLException {
    UUID one = UUID.randomUUID();
    RoundTrip trip = new RoundTrip();
    trip.add("INSERT INTO thing (id) VALUES (?)", one);
    trip.add("INSERT INTO thing (id) VALUES (?)", one);
    trip.add("INSERT INTO thing (id) VALUES (?)", UUID.randomUUID());
    assertThatThrownBy(() -> trip.run(connection))
        .isInstanceOf(SQLException.class)
        .hasFieldOrPropertyWithValue("SQLState", "23505");
    assertThatThrownBy(() -> text("SELECT count(*) FROM thing"))
        .isInstanceOf(SQLException.class)
        .hasFieldOrPropertyWithValue("SQLState", "25P02");
  }

  @Test
  void twoStatementsAreNotOne() {
    RoundTrip trip = new RoundTrip();
    assertThatThrownBy(() -> trip.add("DELETE FROM thing; DELETE FROM thing"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String text(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }
}
