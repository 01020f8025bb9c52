package dev.mingce.dedup.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mingce.dedup.Database;
import dev.mingce.dedup.TestDatabase;
import dev.mingce.dedup.Unlike;
import dev.mingce.kit.inbox.ReceivedEvent;
import dev.mingce.kit.problem.TransientFault;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "dedup"))
class ConcurrentRegistrationTest {

  @Inject TestIntake intake;
  @Inject TestDatabase tables;
  @Inject Database database;
  @Inject CustomerChangeHandler handler;

  private final String family = new Unlike().family();

  @Test
  void theSecondOfTwoConcurrentRegistrationsWaitsForTheFirstAndFindsIt() throws Exception {
    TestCustomer first = intake.customer().named(family, "小明").mobile("13700000001");
    TestCustomer second = intake.customer().named(family, "晓明").mobile("13700000001");
    ReceivedEvent firstEvent = TestIntake.received(first.registered());
    ReceivedEvent secondEvent = TestIntake.received(second.registered());
    CountDownLatch applied = new CountDownLatch(1);
    CountDownLatch mayCommit = new CountDownLatch(1);

    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<?> one =
          threads.submit(() -> {
            handler.prepare(List.of(firstEvent));
            QuarkusTransaction.requiringNew()
                .run(() -> {
                  handler.handle(firstEvent);
                  applied.countDown();
                  awaitLatch(mayCommit);
                });
          });
      assertThat(applied.await(20, TimeUnit.SECONDS)).isTrue();
      Future<?> other = threads.submit(() -> applyLikeTheConsumer(secondEvent));
      await().atMost(20, TimeUnit.SECONDS).until(this::someoneWaitsForAnAdvisoryLock);
      mayCommit.countDown();
      one.get(20, TimeUnit.SECONDS);
      other.get(20, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw new AssertionError(failed.getCause());
    }

    assertThat(tables.pairs(first.id())).containsExactly("open review");
    assertThat(tables.verdicts(first.id())).containsExactly("1 duplicate-suspected");
    assertThat(tables.verdicts(second.id())).containsExactly("1 duplicate-suspected");
  }

  // The first customer came up after the keys for the second were fetched, so its batch is prepared
  // again.
  private void applyLikeTheConsumer(ReceivedEvent event) {
    for (int attempt = 1; ; attempt++) {
      try {
        handler.prepare(List.of(event));
        QuarkusTransaction.requiringNew().run(() -> handler.handle(event));
        return;
      } catch (TransientFault fault) {
        if (attempt == 3) {
          throw fault;
        }
      }
    }
  }

  private boolean someoneWaitsForAnAdvisoryLock() {
    return !database
        .query("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted", row -> true)
        .isEmpty();
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody released the transaction");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
