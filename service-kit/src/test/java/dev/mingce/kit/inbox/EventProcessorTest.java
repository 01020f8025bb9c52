package dev.mingce.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mingce.kit.Ids;
import dev.mingce.kit.app.Rows;
import dev.mingce.kit.app.Tally;
import dev.mingce.kit.problem.Faults;
import dev.mingce.kit.problem.TransientFault;
import dev.mingce.stack.testing.StackTestResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "kit"))
class EventProcessorTest {
  @Inject EventProcessor processor;
  @Inject DataSource dataSource;
  @Inject MeterRegistry metrics;
  @Inject Rows rows;

  private final String consumer = "consumer-" + Ids.next();
  private final String key = Ids.next().toString();
  private final String otherKey = Ids.next().toString();
  private Tally tally;

  @BeforeEach
  void consumer() {
    tally = new Tally(consumer, Set.of(Events.TOPIC), dataSource);
  }

  @Test
  void appliesTheEventsOfAKeyInTheirOrder() {
    List<RawEvent> batch =
        LongStream.rangeClosed(1, 50).mapToObj(n -> Events.noted(key, n, n)).toList();

    processor.process(tally, batch);

    assertThat(tally.state(key))
        .isEqualTo(new Tally.State(1_275, LongStream.rangeClosed(1, 50).boxed().toList()));
  }

  @Test
  void tenDeliveriesInAnyOrderLeaveTheStateOfOne() {
    List<String> keys = List.of(key, otherKey, Ids.next().toString());
    List<RawEvent> once = new ArrayList<>();
    for (String each : keys) {
      LongStream.rangeClosed(1, 20).forEach(n -> once.add(Events.noted(each, n, n * n)));
    }
    List<RawEvent> tenTimes = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      tenTimes.addAll(once);
    }
    Random random = new Random(20_250_101);
    Collections.shuffle(tenTimes, random);

    for (int from = 0; from < tenTimes.size(); ) {
      int to = Math.min(tenTimes.size(), from + 1 + random.nextInt(40));
      processor.process(tally, tenTimes.subList(from, to));
      from = to;
    }

    for (String each : keys) {
      Tally.State state = tally.state(each);
      assertThat(state.total()).isEqualTo(2_870);
      assertThat(state.sequences())
          .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
    }
    assertThat(rows.count("inbox", "consumer = ?", consumer)).isEqualTo(60);
  }

  @Test
  void twoInstancesWithTheSameBatchApplyItOnce() throws Exception {
    List<RawEvent> batch =
        LongStream.rangeClosed(1, 100)
            .mapToObj(n -> Events.noted(n % 2 == 0 ? key : otherKey, n, 1))
            .toList();
    List<RawEvent> backwards = batch.reversed();

    try (ExecutorService instances = Executors.newFixedThreadPool(4)) {
      List<Future<?>> runs = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        List<RawEvent> given = i % 2 == 0 ? batch : backwards;
        runs.add(instances.submit(() -> processor.process(tally, given)));
      }
      for (Future<?> run : runs) {
        run.get();
      }
    }

    assertThat(tally.state(key).total()).isEqualTo(50);
    assertThat(tally.state(otherKey).total()).isEqualTo(50);
  }

  @Test
  void aConnectionLostBeforeTheCommitLeavesNothingAndTheNextDeliveryApplies() {
    List<RawEvent> batch = List.of(Events.noted(otherKey, 1, 5), Events.noted(key, 1, 7));
    tally.trouble(key, event -> endThisConnection());

    assertThatThrownBy(() -> processor.process(tally, batch)).matches(Faults::isTransient);

    assertThat(tally.state(key)).isEqualTo(Tally.State.EMPTY);
    assertThat(tally.state(otherKey)).isEqualTo(Tally.State.EMPTY);
    assertThat(rows.count("inbox", "consumer = ?", consumer)).isZero();

    tally.trouble(key, event -> {});
    processor.process(tally, batch);

    assertThat(tally.state(key)).isEqualTo(new Tally.State(7, List.of(1L)));
    assertThat(tally.state(otherKey)).isEqualTo(new Tally.State(5, List.of(1L)));
  }

  @Test
  void aTransientFaultIsLeftToTheCallerAndNothingIsSkipped() {
    AtomicInteger calls = new AtomicInteger();
    tally.trouble(
        key,
        event -> {
          if (calls.incrementAndGet() <= 5) {
            throw new TransientFault("neighbour is away");
          }
        });
    List<RawEvent> batch = List.of(Events.noted(key, 1, 7), Events.noted(key, 2, 1));

    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> processor.process(tally, batch)).isInstanceOf(TransientFault.class);
      assertThat(tally.state(key)).isEqualTo(Tally.State.EMPTY);
    }
    processor.process(tally, batch);

    assertThat(tally.state(key)).isEqualTo(new Tally.State(8, List.of(1L, 2L)));
    assertThat(rows.count("parked_event", "consumer = ?", consumer)).isZero();
  }

  @Test
  void anUnexpectedFaultIsTriedThreeTimesAloneAndThenBecomesADeadLetter() {
    AtomicInteger calls = new AtomicInteger();
    tally.trouble(
        key,
        event -> {
          calls.incrementAndGet();
          throw new IllegalStateException("says 13812345678");
        });

    processor.process(tally, List.of(Events.noted(key, 1, 7), Events.noted(otherKey, 1, 5)));

    // Once with the batch, then alone.
    assertThat(calls).hasValue(1 + 3);
    assertThat(tally.state(key)).isEqualTo(Tally.State.EMPTY);
    assertThat(tally.state(otherKey)).isEqualTo(new Tally.State(5, List.of(1L)));
    assertThat(rows.one("SELECT reason FROM parked_event WHERE consumer = ?", consumer))
        .isEqualTo(Map.of("reason", "java.lang.IllegalStateException"));
  }

  @Test
  void anUnexpectedFaultThatPassesCostsNothing() {
    AtomicInteger calls = new AtomicInteger();
    tally.trouble(
        key,
        event -> {
          if (calls.incrementAndGet() < 4) {
            throw new IllegalStateException();
          }
        });

    processor.process(tally, List.of(Events.noted(key, 1, 7)));

    assertThat(tally.state(key)).isEqualTo(new Tally.State(7, List.of(1L)));
    assertThat(rows.count("parked_event", "consumer = ?", consumer)).isZero();
  }

  @Test
  void anErrorInAHandlerIsAFaultOfItsEventAndEndsNoConsumer() {
    tally.trouble(
        key,
        event -> {
          throw new StackOverflowError("says 13812345678");
        });

    processor.process(tally, List.of(Events.noted(key, 1, 7), Events.noted(otherKey, 1, 5)));

    assertThat(tally.state(key)).isEqualTo(Tally.State.EMPTY);
    assertThat(tally.state(otherKey)).isEqualTo(new Tally.State(5, List.of(1L)));
    assertThat(rows.one("SELECT reason FROM parked_event WHERE consumer = ?", consumer))
        .isEqualTo(Map.of("reason", "java.lang.StackOverflowError"));
  }

  @Test
  void aLackOfMemoryPassesAndSkipsNothing() {
    tally.trouble(
        key,
        event -> {
          throw new OutOfMemoryError();
        });

    assertThatThrownBy(() -> processor.process(tally, List.of(Events.noted(key, 1, 7))))
        .matches(Faults::isTransient);

    assertThat(rows.count("parked_event", "consumer = ?", consumer)).isZero();
  }

  @Test
  void aDatabaseThatIsNoPrimaryPassesAndSkipsNothing() {
    tally.trouble(
        key,
        event -> {
          throw new IllegalStateException(
              new java.sql.SQLException(
                  "cannot execute INSERT in a read-only transaction", "25006"));
        });

    assertThatThrownBy(() -> processor.process(tally, List.of(Events.noted(key, 1, 7))))
        .matches(Faults::isTransient);

    assertThat(rows.count("parked_event", "consumer = ?", consumer)).isZero();
  }

  @Test
  void whatIsTooMuchForOneTransactionIsAppliedOneByOne() {
    tally.atOnce(1);
    List<RawEvent> batch =
        List.of(Events.noted(key, 1, 1), Events.noted(otherKey, 1, 5), Events.noted(key, 2, 2));

    assertThatThrownBy(() -> processor.process(tally, batch)).isInstanceOf(TransientFault.class);
    processor.processOneByOne(tally, batch);
    processor.processOneByOne(tally, batch);

    assertThat(tally.state(key)).isEqualTo(new Tally.State(3, List.of(1L, 2L)));
    assertThat(tally.state(otherKey)).isEqualTo(new Tally.State(5, List.of(1L)));
  }

  @Test
  void countsAndSkipsTypesThatItDoesNotKnow() {
    RawEvent unknown =
        Events.raw(key, Events.headers(UUID.randomUUID(), "kit.newer.v9", key, 1), new byte[] {1});

    processor.process(tally, List.of(unknown, Events.noted(key, 2, 3)));

    assertThat(tally.state(key)).isEqualTo(new Tally.State(3, List.of(2L)));
    assertThat(
            metrics
                .get("mingce.inbox.events")
                .tags("consumer", consumer, "type", "unknown", "outcome", "skipped")
                .counter()
                .count())
        .isEqualTo(1);
  }

  // As when the database restarts between the last statement and the commit.
  private void endThisConnection() {
    Object self = rows.one("SELECT pg_backend_pid() AS pid").get("pid");
    QuarkusTransaction.suspendingExisting()
        .run(() ->
            assertThat(rows.one("SELECT pg_terminate_backend(?, 5000) AS ended", self))
                .isEqualTo(Map.of("ended", true)));
  }
}
