package dev.mingce.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.mingce.audit.Database;
import dev.mingce.audit.Drafts;
import dev.mingce.audit.tree.Frontier;
import dev.mingce.audit.tree.LeafHash;
import dev.mingce.kit.Ids;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "audit"))
class EntryLogServiceTest {
  private static final int WRITERS = 8;
  private static final int ROUNDS = 10;
  private static final int BATCH = 5;

  @Inject EntryLogService log;
  @Inject Database database;
  @Inject DataSource dataSource;

  @Test
  void numbersTheEntriesOfConcurrentTransactionsWithoutGapOrDouble() throws Exception {
    List<UUID> ids = new ArrayList<>();
    List<Callable<Void>> writers = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      List<UUID> own = IntStream.range(0, ROUNDS * BATCH).mapToObj(i -> Ids.next()).toList();
      ids.addAll(own);
      writers.add(() -> {
        for (int round = 0; round < ROUNDS; round++) {
          append(own.subList(round * BATCH, (round + 1) * BATCH));
        }
        return null;
      });
    }

    try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      for (Future<Void> done : threads.invokeAll(writers)) {
        done.get();
      }
    }

    assertThat(
            database.number(
                "SELECT count(*) FROM entry WHERE id = ANY (?)", (Object) ids.toArray(UUID[]::new)))
        .isEqualTo(WRITERS * ROUNDS * BATCH);
    List<Object> indexes = database.column("SELECT leaf_index FROM entry ORDER BY leaf_index");
    assertThat(indexes)
        .isEqualTo(LongStream.range(0, indexes.size()).boxed().map(Object.class::cast).toList());
    assertThat(database.number("SELECT size FROM log_head")).isGreaterThanOrEqualTo(indexes.size());
  }

  @Test
  void leavesNoTraceOfATransactionThatFails() {
    UUID lost = Ids.next();
    UUID kept = Ids.next();

    assertThatThrownBy(() ->
            QuarkusTransaction.requiringNew()
                .run(() -> {
                  log.append(Drafts.of(lost));
                  throw new IllegalStateException("after the append");
                }))
        .hasStackTraceContaining("after the append");
    append(List.of(kept));

    assertThat(database.number("SELECT count(*) FROM entry WHERE id = ?", lost)).isZero();
    assertThat(database.number("SELECT count(*) FROM entry WHERE id = ?", kept)).isEqualTo(1);
    assertThat(database.number("SELECT max(leaf_index) + 1 - count(*) FROM entry")).isZero();
  }

  @Test
  void keepsTheFirstEntryOfAnIdThatComesAgain() {
    UUID twice = Ids.next();
    UUID once = Ids.next();
    append(List.of(twice));
    Object bytes = database.column("SELECT bytes FROM entry WHERE id = ?", twice).getFirst();

    append(List.of(twice, once, once));

    assertThat(database.column("SELECT bytes FROM entry WHERE id = ?", twice))
        .containsExactly(bytes);
    assertThat(database.number("SELECT count(*) FROM entry WHERE id = ?", once)).isEqualTo(1);
    assertThat(database.number("SELECT max(leaf_index) + 1 - count(*) FROM entry")).isZero();
  }

  @Test
  void goesOnWithinTenSecondsOfAHolderThatFellSilent() throws Exception {
    try (Connection silent = dataSource.getConnection();
        Statement statement = silent.createStatement()) {
      silent.setAutoCommit(false);
      statement.execute("SELECT size FROM log_head FOR UPDATE");
      UUID waiting = Ids.next();

      assertTimeout(Duration.ofSeconds(10), () -> append(List.of(waiting)));

      assertThat(database.number("SELECT count(*) FROM entry WHERE id = ?", waiting)).isEqualTo(1);
      assertThatThrownBy(() -> statement.execute("SELECT 1"))
          .hasMessageContaining("idle-in-transaction timeout");
    }
  }

  @Test
  void commitsWhatManyRecordAtOnceInFewTransactions() throws Exception {
    List<UUID> ids = IntStream.range(0, 200).mapToObj(i -> Ids.next()).toList();
    List<Callable<Void>> callers = new ArrayList<>();
    for (UUID id : ids) {
      callers.add(() -> {
        log.record(Drafts.of(id));
        assertThat(database.number("SELECT count(*) FROM entry WHERE id = ?", id)).isEqualTo(1);
        return null;
      });
    }

    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      for (Future<Void> done : threads.invokeAll(callers)) {
        done.get();
      }
    }

    assertThat(
            database.number(
                "SELECT count(DISTINCT received_at) FROM entry WHERE id = ANY (?)",
                (Object) ids.toArray(UUID[]::new)))
        .isLessThan(200);
  }

  @Test
  void storesTheRootThatFollowsFromTheEntriesAndEveryFullTileOnce() {
    append(IntStream.range(0, 300).mapToObj(i -> Ids.next()).toList());

    List<Object> bytes = database.column("SELECT bytes FROM entry ORDER BY leaf_index");
    Frontier frontier = new Frontier();
    List<byte[]> tiles = new ArrayList<>();
    bytes.forEach(
        entry -> frontier.append(LeafHash.of((byte[]) entry), tile -> tiles.add(tile.hashes())));

    assertThat(database.column("SELECT hashes FROM tree_tile ORDER BY level, tile_index"))
        .hasSameSizeAs(tiles);
    assertThat(
            database.column("SELECT root FROM log_head WHERE size = ?", Long.valueOf(bytes.size())))
        .allSatisfy(root -> assertThat((byte[]) root).isEqualTo(frontier.root()));
    assertThat(
            database.number(
                "SELECT count(*) FROM log_head WHERE received_at = (SELECT max(received_at) FROM"
                    + " entry)"))
        .isEqualTo(1);
  }

  @Test
  void refusesToAppendOutsideATransaction() {
    assertThatThrownBy(() -> log.append(Drafts.of(Ids.next())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("this belongs into the transaction of its change");
  }

  private void append(List<UUID> ids) {
    QuarkusTransaction.requiringNew().run(() -> ids.forEach(id -> log.append(Drafts.of(id))));
  }
}
