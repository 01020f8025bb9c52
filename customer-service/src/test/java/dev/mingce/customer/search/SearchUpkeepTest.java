package dev.mingce.customer.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.customer.testing.CustomerApi;
import dev.mingce.events.QualityScored;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What keeps the search index whole besides the writes themselves. */
@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "customer"))
class SearchUpkeepTest {
  private final CustomerApi api = new CustomerApi();

  @Inject DataSource dataSource;
  @Inject BackfillWorker worker;
  @Inject BackfillService backfill;
  @Inject QualityScoreService scores;

  @Test
  void customersWrittenBeforeTheIndexAreFilledInFromWhereTheLastOneStopped() throws Exception {
    UUID one = customer("王", "一");
    UUID two = customer("王", "二");
    String tokens = tokens(one);
    execute("DELETE FROM customer_search WHERE customer_id IN ('" + one + "', '" + two + "')");
    assertThat(found("{\"text\":\"王\"}")).isEmpty();
    restart();
    assertThat(worker.work()).isTrue();
    assertThat(found("{\"text\":\"王\"}")).containsExactly(two, one);
    assertThat(tokens(one)).isEqualTo(tokens);
    assertThat(worker.work()).isTrue();
    assertThat(backfill.lease()).isEmpty();
  }

  @Test
  void whileAnotherInstanceHoldsTheLeaseNothingIsDone() throws Exception {
    restart();
    execute(
        "UPDATE search_backfill SET held_by = gen_random_uuid(), lease_until = now() + interval '1"
            + " hour'");
    assertThat(backfill.lease()).isEmpty();
    assertThat(worker.work()).isFalse();
    execute("UPDATE search_backfill SET lease_until = now() - interval '1 second'");
    assertThat(worker.work()).isTrue();
  }

  @Test
  void aCustomerThatChangedInBetweenIsNotFilledInWithWhatItWas() throws Exception {
    UUID one = customer("王", "一");
    execute("DELETE FROM customer_search WHERE customer_id = '" + one + "'");
    QuarkusTransaction.requiringNew()
        .run(() ->
            backfill.write(
                List.of(new BackfillService.Row(one, 2, new long[] {1L})), new UUID(0, 0)));
    assertThat(tokens(one)).isNull();
  }

  @Test
  void customersAreFoundByTheLatestScoreOfTheirLatestVersion() {
    UUID poor = customer("王", "一");
    UUID good = customer("王", "二");
    customer("王", "三");
    score(poor, 1, 0.3);
    score(good, 2, 0.9);
    score(good, 1, 0.1);
    score(UUID.randomUUID(), 1, 0.1);
    assertThat(found(quality("\"atMost\":0.5"))).containsExactly(poor);
    assertThat(found(quality("\"atLeast\":0.9"))).containsExactly(good);
    assertThat(found(quality("\"atLeast\":0.2,\"atMost\":0.95"))).containsExactly(good, poor);
    score(poor, 1, 0.95);
    assertThat(found(quality("\"atMost\":0.5"))).isEmpty();
  }

  private void score(UUID customer, long version, double score) {
    QuarkusTransaction.requiringNew()
        .run(() ->
            scores.note(
                new QualityScored(
                    customer, version, score, Map.of(), List.of(), "rules-1", Instant.now())));
  }

  private static String quality(String bounds) {
    return "{\"filter\":{\"field\":\"quality\"," + bounds + "}}";
  }

  private UUID customer(String family, String given) {
    return api.createId(
        """
        {"kind":"person","name":{"family":"%s","given":"%s"},"owner":{"unit":"%s"}}
        """
            .formatted(family, given, api.unit()));
  }

  private List<UUID> found(String body) {
    return api
        .agent()
        .contentType("application/json")
        .body(body)
        .post("/v1/customers/search")
        .jsonPath()
        .<String>getList("items.customer.id")
        .stream()
        .map(UUID::fromString)
        .toList();
  }

  private void restart() throws Exception {
    execute(
        "UPDATE search_backfill SET finished_at = NULL, held_by = NULL, position ="
            + " '00000000-0000-0000-0000-000000000000', lease_until = now() - interval '1 second'");
  }

  private String tokens(UUID customer) throws Exception {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT tokens::text FROM customer_search WHERE customer_id = '"
                    + customer
                    + "'")) {
      return row.next() ? row.getString(1) : null;
    }
  }

  private void execute(String sql) throws Exception {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
