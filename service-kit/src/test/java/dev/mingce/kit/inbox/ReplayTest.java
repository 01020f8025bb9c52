package dev.mingce.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mingce.events.MalformedEventException;
import dev.mingce.kit.Ids;
import dev.mingce.kit.app.Rows;
import dev.mingce.kit.app.Tally;
import dev.mingce.kit.problem.TransientFault;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "kit"))
class ReplayTest {
  @Inject EventProcessor processor;
  @Inject ParkedEvents parked;
  @Inject DataSource dataSource;
  @Inject Rows rows;

  private final String consumer = "consumer-" + Ids.next();
  private final String key = Ids.next().toString();
  private final AtomicBoolean repaired = new AtomicBoolean();
  private Tally tally;

  /** A consumer that cannot read any event of the key until it is repaired. */
  @BeforeEach
  void consumer() {
    tally = new Tally(consumer, Set.of(Events.TOPIC), dataSource);
    tally.trouble(
        key,
        event -> {
          if (!repaired.get()) {
            throw new MalformedEventException("amount is of an unknown form");
          }
        });
  }

  @Test
  void appliesWhatWaitedInTheOrderOfTheKey() {
    park(1, 250);
    repaired.set(true);

    assertThat(processor.replay(tally, key, () -> {}))
        .isEqualTo(new EventProcessor.Replayed(250, null));

    assertThat(tally.state(key).sequences()).isEqualTo(oneTo(250));
    assertThat(parked.ofKey(consumer, key)).isEmpty();
    processor.process(tally, List.of(Events.noted(key, 251, 1)));
    assertThat(tally.state(key).sequences()).isEqualTo(oneTo(251));
  }

  @Test
  void leavesEverythingWhereItIsWhileTheEventIsStillUnreadable() {
    park(1, 5);
    List<Map<String, Object>> before = parkedRows();

    assertThat(processor.replay(tally, key, () -> {}))
        .isEqualTo(new EventProcessor.Replayed(0, parked.ofKey(consumer, key).getFirst().id()));

    assertThat(parkedRows()).isEqualTo(before);
    assertThat(tally.state(key)).isEqualTo(Tally.State.EMPTY);
    assertThat(deadLetters()).isEqualTo(1);
  }

  @Test
  void stopsAtALaterEventThatIsUnreadableTooAndMakesItADeadLetter() {
    park(1, 2);
    processor.process(
        tally,
        List.of(
            Events.raw(key, Events.headers(Ids.next(), Tally.NOTED, key, 3), new byte[] {'{'}),
            Events.noted(key, 4, 1)));
    repaired.set(true);

    EventProcessor.Replayed replayed = processor.replay(tally, key, () -> {});

    List<ParkedEvents.Parked> left = parked.ofKey(consumer, key);
    assertThat(replayed).isEqualTo(new EventProcessor.Replayed(2, left.getFirst().id()));
    assertThat(left).hasSize(2);
    assertThat(left.getFirst().reason()).isNotBlank().isNotEqualTo(ParkedEvents.UNFINISHED);
    assertThat(left.getLast().reason()).isNull();
    assertThat(tally.state(key).sequences()).containsExactly(1L, 2L);
    assertThat(deadLetters()).isEqualTo(2);

    assertThat(processor.discard(consumer, left.getFirst(), () -> {})).isTrue();
    assertThat(processor.replay(tally, key, () -> {}))
        .isEqualTo(new EventProcessor.Replayed(1, null));
    assertThat(tally.state(key).sequences()).containsExactly(1L, 2L, 4L);
  }

  @Test
  void aReplayCutShortByATransientFaultCanBeStartedAgain() {
    park(1, 150);
    repaired.set(true);
    AtomicBoolean away = new AtomicBoolean(true);
    tally.trouble(
        key,
        event -> {
          if (event.envelope().sequence() > 100 && away.get()) {
            throw new TransientFault("neighbour is away");
          }
        });

    assertThatThrownBy(() -> processor.replay(tally, key, () -> {}))
        .isInstanceOf(TransientFault.class);

    assertThat(tally.state(key).sequences()).isEqualTo(oneTo(100));
    List<ParkedEvents.Parked> left = parked.ofKey(consumer, key);
    assertThat(left).hasSize(50);
    // Operators see it, or nobody would ever go on.
    assertThat(left.getFirst().reason()).isEqualTo(ParkedEvents.UNFINISHED);

    away.set(false);
    assertThat(processor.replay(tally, key, () -> {}))
        .isEqualTo(new EventProcessor.Replayed(50, null));
    assertThat(tally.state(key).sequences()).isEqualTo(oneTo(150));
  }

  @Test
  void eventsThatArriveDuringAReplayNeverOvertake() throws Exception {
    park(1, 300);
    repaired.set(true);

    try (ExecutorService consumers = Executors.newFixedThreadPool(2)) {
      Future<?> arriving =
          consumers.submit(() ->
              LongStream.rangeClosed(301, 500)
                  .forEach(n -> processor.process(tally, List.of(Events.noted(key, n, 1)))));
      Future<?> operator = consumers.submit(() -> processor.replay(tally, key, () -> {}));
      processor.replay(tally, key, () -> {});
      operator.get();
      arriving.get();
    }
    processor.replay(tally, key, () -> {});

    assertThat(tally.state(key).sequences()).isEqualTo(oneTo(500));
    assertThat(parked.ofKey(consumer, key)).isEmpty();
  }

  @Test
  void discardingALaterOneLeavesTheKeyWaiting() {
    processor.process(
        tally,
        List.of(
            Events.raw(key, Map.of(), null),
            Events.raw(key, Map.of(), null),
            Events.noted(key, 3, 1)));
    repaired.set(true);
    List<ParkedEvents.Parked> waiting = parked.ofKey(consumer, key);

    assertThat(processor.discard(consumer, waiting.get(1), () -> {})).isFalse();

    assertThat(parked.ofKey(consumer, key))
        .extracting(ParkedEvents.Parked::id)
        .containsExactly(waiting.get(0).id(), waiting.get(2).id());
  }

  private void park(long first, long last) {
    processor.process(
        tally, LongStream.rangeClosed(first, last).mapToObj(n -> Events.noted(key, n, 1)).toList());
    assertThat(parked.ofKey(consumer, key)).hasSize((int) (last - first + 1));
  }

  private List<Map<String, Object>> parkedRows() {
    return rows.all(
        "SELECT id, position, reason FROM parked_event WHERE consumer = ? ORDER BY position",
        consumer);
  }

  private long deadLetters() {
    return rows.count("outbox", "topic = ?", Events.TOPIC + ".dlq." + consumer);
  }

  private static List<Long> oneTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }
}
