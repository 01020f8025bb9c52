package dev.mingce.notification;

import dev.mingce.events.Event;
import dev.mingce.events.EventEnvelope;
import dev.mingce.events.EventJson;
import dev.mingce.events.EventType;
import dev.mingce.kit.Ids;
import dev.mingce.kit.inbox.ReceivedEvent;
import dev.mingce.notification.delivery.Delivery;
import dev.mingce.notification.intake.NotificationEvents;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What happens around the service, and what is left of it in its database. */
@ApplicationScoped
public class World {
  /** The id of the trace that every event belongs to. */
  public static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";

  public static final String TRACE = "00-" + TRACE_ID + "-b7ad6b7169203331-01";

  private final NotificationEvents events;
  private final Database database;

  World(NotificationEvents events, Database database) {
    this.events = events;
    this.database = database;
  }

  /** Starts with nothing planned and nobody known. */
  public void reset() {
    database.update("DELETE FROM delivery", List.of());
    database.update("DELETE FROM customer_owner", List.of());
    database.update("DELETE FROM outbox", List.of());
  }

  /** Lets events arrive, each in its own transaction. */
  public void arrive(Event... arriving) {
    for (Event event : arriving) {
      QuarkusTransaction.requiringNew().run(() -> events.handle(received(event)));
    }
  }

  /** Lets the tombstone of an erased customer arrive. */
  public void erase(UUID customerId, long version) {
    ReceivedEvent state = received(Pair.state(customerId, version, null, null));
    ReceivedEvent tombstone =
        new ReceivedEvent(
            state.topic(), state.key(), state.envelope(), state.headers(), null, state.origin());
    QuarkusTransaction.requiringNew().run(() -> events.handle(tombstone));
  }

  private static ReceivedEvent received(Event event) {
    EventEnvelope envelope = EventEnvelope.of(Ids.next(), "/test", event, TRACE);
    return new ReceivedEvent(
        EventType.of(event).topic(),
        envelope.subject(),
        envelope,
        envelope.toHeaders(),
        EventJson.write(event),
        "test/0/0");
  }

  /** All deliveries about a pair, oldest first. */
  public List<Delivery> deliveries(Pair pair) {
    return database.query(
        "SELECT * FROM delivery WHERE customer_id IN (?, ?) ORDER BY id",
        Delivery::read,
        List.of(pair.left(), pair.right()));
  }

  /** The only delivery about a pair. */
  public Delivery delivery(Pair pair) {
    List<Delivery> all = deliveries(pair);
    if (all.size() != 1) {
      throw new AssertionError("expected one delivery and found " + all.size());
    }
    return all.getFirst();
  }

  /**
   * What was published about a delivery: topic, key, type, reason and trace id of each, oldest
   * first.
   */
  public List<Outcome> outcomes(UUID deliveryId) {
    return database.query(
        """
        SELECT type, traceparent, topic, key,
          convert_from(payload, 'UTF8')::jsonb ->> 'reason' AS reason
        FROM outbox WHERE convert_from(payload, 'UTF8')::jsonb ->> 'deliveryId' = ? ORDER BY id\
        """,
        row ->
            new Outcome(
                row.getString("topic"),
                row.getString("key"),
                row.getString("type"),
                row.getString("reason"),
                traceId(row.getString("traceparent"))),
        List.of(deliveryId.toString()));
  }

  /** {@code action outcome reason subject} of the accesses to a customer that were recorded. */
  public List<String> accesses(UUID customerId) {
    return database.query(
        """
        SELECT concat_ws(' ', e ->> 'action', e ->> 'outcome', e ->> 'reason',
          e -> 'actor' ->> 'subject')
        FROM (SELECT id, key, topic, convert_from(payload, 'UTF8')::jsonb AS e FROM outbox) o
        WHERE topic = 'mingce.customer.access.v1' AND key = ? ORDER BY id\
        """,
        row -> row.getString(1),
        List.of(customerId.toString()));
  }

  /** The trace that a {@code traceparent} belongs to. */
  public static String traceId(String traceparent) {
    return traceparent.substring(3, 35);
  }

  public record Outcome(String topic, String key, String type, String reason, String traceId) {}

  /** As if the holder of every lease had vanished long ago. */
  public void expireLeases() {
    database.update(
        "UPDATE delivery SET lease_until = now() - interval '1 second' WHERE state = 'leased'",
        List.of());
  }

  /** As if the wait before the next attempt were over. */
  public void makeDue() {
    database.update("UPDATE delivery SET due_at = now() WHERE state = 'planned'", List.of());
  }

  /** As if deliveries had been planned that long ago. */
  public void age(String interval) {
    database.update("UPDATE delivery SET created_at = now() - ?::interval", List.of(interval));
  }
}
