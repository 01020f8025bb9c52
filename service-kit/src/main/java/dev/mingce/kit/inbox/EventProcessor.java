package dev.mingce.kit.inbox;

import dev.mingce.events.EventEnvelope;
import dev.mingce.events.MalformedEventException;
import dev.mingce.kit.observe.Traces;
import dev.mingce.kit.problem.Faults;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Applies events, each exactly once: inbox row, effect and, for what cannot be read, dead letter
 * and parked key, all in one transaction. A batch is one transaction as long as nothing goes wrong;
 * then its events are applied one by one, so that one bad event costs the others nothing.
 */
@ApplicationScoped
public class EventProcessor {
  private static final Logger LOG = Logger.getLogger(EventProcessor.class);
  private static final int ATTEMPTS = 3;
  private static final int TRANSACTION_SECONDS = 60;
  private static final int REPLAY_ROUND = 100;

  private final Inbox inbox;
  private final ParkedEvents parked;
  private final DeadLetterTopic deadLetters;
  private final MeterRegistry metrics;

  EventProcessor(
      Inbox inbox, ParkedEvents parked, DeadLetterTopic deadLetters, MeterRegistry metrics) {
    this.inbox = inbox;
    this.parked = parked;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
  }

  /**
   * Applies a batch. Returns when all of it is committed; throws only transient faults, after which
   * the same batch can be given again.
   */
  void process(EventHandler handler, List<RawEvent> batch) {
    List<Decoded> events = understood(handler, batch);
    if (events.isEmpty()) {
      return;
    }
    try {
      apply(handler, events);
    } catch (RuntimeException e) {
      if (Faults.isTransient(e)) {
        throw e;
      }
      events.forEach(event -> applyAlone(handler, event));
    }
  }

  /**
   * The same with a transaction for each event. For a batch that failed again and again: what is
   * too much for one transaction, such as more locks than the database has room for, would hold the
   * consumer for ever. What was applied before a transient fault stays applied.
   */
  void processOneByOne(EventHandler handler, List<RawEvent> batch) {
    understood(handler, batch).forEach(event -> applyAlone(handler, event));
  }

  private List<Decoded> understood(EventHandler handler, List<RawEvent> batch) {
    List<Decoded> events = new ArrayList<>();
    for (RawEvent raw : batch) {
      Decoded event = Decoded.of(raw);
      if (event instanceof Decoded.Legible readable && !understands(handler, readable.event())) {
        count(handler, "unknown", "skipped");
      } else {
        events.add(event);
      }
    }
    return events;
  }

  /**
   * What became of the events of a key that waited.
   *
   * @param applied how many took effect
   * @param stuckAt the parked row that still cannot be read, or null when nothing of the key waits
   *     any more
   */
  record Replayed(int applied, @Nullable UUID stuckAt) {}

  /**
   * Applies what is parked for a key, oldest first, until nothing is left or one event still cannot
   * be read. Rounds are transactions of their own, and what arrives in the meantime joins the end,
   * so the key keeps its order.
   *
   * @param record runs in the transaction of the first round that changes something
   * @throws RuntimeException a transient fault; what was not applied stays parked
   */
  Replayed replay(EventHandler handler, String key, Runnable record) {
    int applied = 0;
    int size = REPLAY_ROUND;
    while (true) {
      List<ParkedEvents.Parked> round = parked.firstOfKey(handler.consumer(), key, size);
      if (round.isEmpty()) {
        return new Replayed(applied, null);
      }
      try {
        applied += replayRound(handler, key, round, applied == 0 ? record : () -> {});
      } catch (RuntimeException e) {
        if (Faults.isTransient(e)) {
          throw e;
        }
        if (size == 1) {
          LOG.errorf("%s still cannot read an event: %s", handler.consumer(), Faults.describe(e));
          stuck(handler, round.getFirst(), Decoded.reason(e));
          return new Replayed(applied, round.getFirst().id());
        }
        size = 1;
      }
    }
  }

  // Zero when somebody else replayed or discarded in the meantime: the caller looks again.
  private int replayRound(
      EventHandler handler, String key, List<ParkedEvents.Parked> round, Runnable record) {
    List<ReceivedEvent> received = round.stream().map(event -> RawEvent.of(event).read()).toList();
    HandlerError.guard(() -> handler.prepare(received));
    AtomicInteger applied = new AtomicInteger();
    inTransaction(() -> {
      parked.lockKeys(handler.consumer(), List.of(key));
      if (!ids(parked.firstOfKey(handler.consumer(), key, round.size())).equals(ids(round))) {
        return;
      }
      for (int i = 0; i < round.size(); i++) {
        replayed(handler, received.get(i));
        parked.remove(round.get(i).id());
      }
      parked.markFirstUnfinished(handler.consumer(), key);
      record.run();
      applied.set(round.size());
    });
    return applied.get();
  }

  private void replayed(EventHandler handler, ReceivedEvent event) {
    if (understands(handler, event)) {
      handle(handler, event);
      count(handler, event.envelope().type(), "replayed");
    } else {
      count(handler, "unknown", "skipped");
    }
  }

  /**
   * Gives up one unreadable event.
   *
   * @param record runs in the transaction that removes it; not at all when it is gone already
   * @return whether the key's next events can now be replayed, that is, nothing unreadable is left
   *     before them
   */
  boolean discard(String consumer, ParkedEvents.Parked event, Runnable record) {
    AtomicBoolean first = new AtomicBoolean();
    inTransaction(() -> {
      parked.lockKeys(consumer, List.of(event.key()));
      first.set(ids(parked.firstOfKey(consumer, event.key(), 1)).contains(event.id()));
      if (parked.remove(event.id())) {
        record.run();
      }
      parked.markFirstUnfinished(consumer, event.key());
    });
    return first.get();
  }

  // An event that only waited turns out to be unreadable itself: it becomes a dead letter now.
  private void stuck(EventHandler handler, ParkedEvents.Parked event, String reason) {
    inTransaction(() -> {
      parked.lockKeys(handler.consumer(), List.of(event.key()));
      if (parked.becameUnreadable(event.id(), reason)) {
        deadLetters.publish(handler.consumer(), event.eventId(), RawEvent.of(event), reason);
      }
    });
  }

  private static List<UUID> ids(List<ParkedEvents.Parked> events) {
    return events.stream().map(ParkedEvents.Parked::id).toList();
  }

  private void applyAlone(EventHandler handler, Decoded event) {
    for (int attempt = 1; ; attempt++) {
      try {
        apply(handler, List.of(event));
        return;
      } catch (MalformedEventException e) {
        deadLetter(handler, event, e);
        return;
      } catch (RuntimeException e) {
        if (Faults.isTransient(e)) {
          throw e;
        }
        LOG.errorf("%s could not apply an event: %s", handler.consumer(), Faults.describe(e));
        if (attempt == ATTEMPTS) {
          deadLetter(handler, event, e);
          return;
        }
      }
    }
  }

  private void deadLetter(EventHandler handler, Decoded event, RuntimeException fault) {
    apply(
        handler,
        List.of(
            event instanceof Decoded.Illegible
                ? event
                : new Decoded.Illegible(event.raw(), Decoded.reason(fault))));
  }

  private void apply(EventHandler handler, List<Decoded> events) {
    List<ReceivedEvent> legible =
        events.stream()
            .filter(Decoded.Legible.class::isInstance)
            .map(event -> ((Decoded.Legible) event).event())
            .toList();
    HandlerError.guard(() -> handler.prepare(legible));
    inTransaction(() -> {
      parked.lockKeys(handler.consumer(), events.stream().map(Decoded::key).toList());
      Set<UUID> fresh = inbox.claim(handler.consumer(), events.stream().map(Decoded::id).toList());
      Set<String> waiting =
          new HashSet<>(
              parked.parkedKeys(handler.consumer(), events.stream().map(Decoded::key).toList()));
      List<ReceivedEvent> applied = new ArrayList<>();
      for (Decoded event : events) {
        if (!fresh.remove(event.id())) {
          count(handler, "any", "duplicate");
        } else if (isApplicable(handler, event, waiting)) {
          applied.add(((Decoded.Legible) event).event());
        }
      }
      handle(handler, applied);
    });
  }

  // What cannot be applied now is kept for later.
  private boolean isApplicable(EventHandler handler, Decoded event, Set<String> waiting) {
    return switch (event) {
      case Decoded.Illegible unreadable -> {
        deadLetters.publish(
            handler.consumer(), event.id(), unreadable.event(), unreadable.reason());
        parked.park(handler.consumer(), event.id(), unreadable.event(), unreadable.reason());
        waiting.add(event.key());
        count(handler, "unreadable", "dead-letter");
        yield false;
      }
      case Decoded.Legible readable -> {
        ReceivedEvent received = readable.event();
        boolean waits = waiting.contains(received.key());
        if (waits) {
          parked.park(handler.consumer(), event.id(), readable.raw(), null);
        }
        count(handler, received.envelope().type(), waits ? "parked" : "applied");
        yield !waits;
      }
    };
  }

  private static void handle(EventHandler handler, List<ReceivedEvent> events) {
    if (events.size() > 1 && handler instanceof BatchEventHandler together) {
      Traces.consuming(
          events.stream().map(event -> message(handler, event)).toList(),
          () -> HandlerError.guard(() -> together.handle(events)));
    } else {
      events.forEach(event -> handle(handler, event));
    }
  }

  private static void handle(EventHandler handler, ReceivedEvent event) {
    Traces.Message message = message(handler, event);
    Traces.consuming(
        message.span(),
        message.traceparent(),
        () -> HandlerError.guard(() -> handler.handle(event)));
  }

  private static Traces.Message message(EventHandler handler, ReceivedEvent event) {
    EventEnvelope envelope = event.envelope();
    return new Traces.Message(handler.consumer() + " " + envelope.type(), envelope.traceparent());
  }

  private static boolean understands(EventHandler handler, ReceivedEvent event) {
    return handler.types().contains(event.envelope().type());
  }

  private void count(EventHandler handler, String type, String outcome) {
    metrics
        .counter(
            "mingce.inbox.events", "consumer", handler.consumer(), "type", type, "outcome", outcome)
        .increment();
  }

  private static void inTransaction(Runnable work) {
    ManagedContext request = Arc.container().requestContext();
    boolean activate = !request.isActive();
    if (activate) {
      request.activate();
    }
    try {
      QuarkusTransaction.requiringNew().timeout(TRANSACTION_SECONDS).run(work);
    } finally {
      if (activate) {
        request.terminate();
      }
    }
  }
}
