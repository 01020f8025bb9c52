package dev.mingce.kit.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.events.EventEnvelope;
import dev.mingce.events.EventType;
import dev.mingce.events.MalformedEventException;
import dev.mingce.events.Topics;
import dev.mingce.kit.Ids;
import dev.mingce.kit.observe.Traces;
import dev.mingce.kit.outbox.Outbox;
import dev.mingce.kit.outbox.OutboxMessage;
import dev.mingce.kit.problem.Faults;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Applies events, each exactly once: inbox row, effect and, for what cannot be read, dead letter
 * and parked key, all in one transaction. A batch is one transaction as long as nothing goes wrong;
 * then its events are applied one by one, so that one bad event costs the others nothing.
 */
@ApplicationScoped
public class EventProcessor {
  private static final Logger LOG = Logger.getLogger(EventProcessor.class);
  private static final String UNKNOWN_TYPE = "unknown.v1";
  private static final int ATTEMPTS = 3;
  private static final int TRANSACTION_SECONDS = 60;

  private final Inbox inbox;
  private final ParkedEvents parked;
  private final Outbox outbox;
  private final ObjectMapper json;
  private final MeterRegistry metrics;
  private final String source;

  EventProcessor(
      Inbox inbox,
      ParkedEvents parked,
      Outbox outbox,
      ObjectMapper json,
      MeterRegistry metrics,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.inbox = inbox;
    this.parked = parked;
    this.outbox = outbox;
    this.json = json;
    this.metrics = metrics;
    this.source = "/mingce/" + service;
  }

  private sealed interface Decoded {
    UUID id();

    String key();

    record Legible(ReceivedEvent event) implements Decoded {
      @Override
      public UUID id() {
        return event.envelope().id();
      }

      @Override
      public String key() {
        return event.key();
      }
    }

    record Illegible(RawEvent event, String reason) implements Decoded {
      @Override
      public UUID id() {
        return event.id();
      }

      @Override
      public String key() {
        return event.key();
      }
    }
  }

  /**
   * Applies a batch. Returns when all of it is committed; throws only transient faults, after which
   * the same batch can be given again.
   */
  void process(EventHandler handler, List<RawEvent> batch) {
    List<Decoded> decoded = new ArrayList<>();
    for (RawEvent event : batch) {
      Decoded result = decode(event);
      if (result instanceof Decoded.Legible readable && !understands(handler, readable.event())) {
        count(handler, readable.event().envelope().type(), "skipped");
      } else {
        decoded.add(result);
      }
    }
    if (decoded.isEmpty()) {
      return;
    }
    try {
      apply(handler, decoded);
    } catch (RuntimeException e) {
      if (Faults.isTransient(e)) {
        throw e;
      }
      for (Decoded event : decoded) {
        applyAlone(handler, event);
      }
    }
  }

  /**
   * Applies again what is parked for a key, in one transaction; the rows given are gone afterwards.
   */
  void replay(EventHandler handler, List<ParkedEvents.Parked> events) {
    List<ReceivedEvent> received = events.stream().map(event -> RawEvent.of(event).read()).toList();
    handler.prepare(received);
    inTransaction(() -> {
      for (ReceivedEvent event : received) {
        handle(handler, event);
      }
      events.forEach(event -> parked.remove(event.id()));
    });
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
    switch (event) {
      case Decoded.Legible readable -> {
        ReceivedEvent e = readable.event();
        RawEvent raw = new RawEvent(e.topic(), e.key(), e.headers(), e.payload(), e.origin());
        apply(handler, List.of(new Decoded.Illegible(raw, reason(fault))));
      }
      case Decoded.Illegible unreadable -> apply(handler, List.of(unreadable));
    }
  }

  private void apply(EventHandler handler, List<Decoded> events) {
    handler.prepare(
        events.stream()
            .filter(Decoded.Legible.class::isInstance)
            .map(event -> ((Decoded.Legible) event).event())
            .toList());
    inTransaction(() -> {
      Set<UUID> fresh = inbox.claim(handler.consumer(), events.stream().map(Decoded::id).toList());
      Set<String> waiting =
          new HashSet<>(
              parked.parkedKeys(handler.consumer(), events.stream().map(Decoded::key).toList()));
      for (Decoded event : events) {
        if (fresh.remove(event.id())) {
          applyFresh(handler, event, waiting);
        } else {
          count(handler, "any", "duplicate");
        }
      }
    });
  }

  private void applyFresh(EventHandler handler, Decoded event, Set<String> waiting) {
    switch (event) {
      case Decoded.Illegible unreadable -> {
        publishDeadLetter(handler, unreadable);
        parked.park(handler.consumer(), event.id(), unreadable.event(), unreadable.reason());
        waiting.add(event.key());
        count(handler, "unreadable", "dead-letter");
      }
      case Decoded.Legible readable -> {
        ReceivedEvent received = readable.event();
        if (waiting.contains(received.key())) {
          RawEvent raw =
              new RawEvent(
                  received.topic(),
                  received.key(),
                  received.headers(),
                  received.payload(),
                  received.origin());
          parked.park(handler.consumer(), event.id(), raw, null);
          count(handler, received.envelope().type(), "parked");
        } else {
          handle(handler, received);
          count(handler, received.envelope().type(), "applied");
        }
      }
    }
  }

  private static void handle(EventHandler handler, ReceivedEvent event) {
    Traces.consuming(
        handler.consumer() + " " + event.envelope().type(),
        event.envelope().traceparent(),
        () -> handler.handle(event));
  }

  // Through the outbox: a dead letter without its parked key, or the other way round, would lose
  // the order of the key.
  private void publishDeadLetter(EventHandler handler, Decoded.Illegible unreadable) {
    RawEvent event = unreadable.event();
    Map<String, String> headers = event.headers();
    String type = headers.getOrDefault(EventEnvelope.TYPE_HEADER, UNKNOWN_TYPE);
    EventEnvelope envelope =
        new EventEnvelope(
            Ids.next(),
            EventType.find(type).isPresent() ? type : UNKNOWN_TYPE,
            source,
            Instant.now(),
            event.key().isBlank() ? "unknown" : event.key(),
            0,
            headers.get(EventEnvelope.TRACEPARENT_HEADER));
    try {
      String why =
          json.writeValueAsString(
              Map.of(
                  "reason", unreadable.reason(),
                  "consumer", handler.consumer(),
                  "origin", event.origin(),
                  "eventId", event.id().toString()));
      outbox.append(
          new OutboxMessage(
              Topics.deadLetter(event.topic(), handler.consumer()),
              event.key(),
              envelope,
              event.payload(),
              why));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of strings is always JSON", e);
    }
  }

  private static Decoded decode(RawEvent event) {
    try {
      return new Decoded.Legible(event.read());
    } catch (MalformedEventException e) {
      return new Decoded.Illegible(event, reason(e));
    }
  }

  private static boolean understands(EventHandler handler, ReceivedEvent event) {
    return handler.types().contains(event.envelope().type());
  }

  // Messages of malformed events are made without values; of any other fault only the type is safe
  // to keep.
  private static String reason(RuntimeException fault) {
    return fault instanceof MalformedEventException
        ? String.valueOf(fault.getMessage())
        : fault.getClass().getName();
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
