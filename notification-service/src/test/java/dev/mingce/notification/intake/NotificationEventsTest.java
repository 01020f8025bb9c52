package dev.mingce.notification.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.mingce.events.Event;
import dev.mingce.events.EventEnvelope;
import dev.mingce.events.EventJson;
import dev.mingce.events.EventType;
import dev.mingce.events.Topics;
import dev.mingce.kit.Ids;
import dev.mingce.kit.inbox.ParkedEvents;
import dev.mingce.notification.Pair;
import dev.mingce.notification.World;
import dev.mingce.notification.delivery.Delivery;
import dev.mingce.notification.delivery.DeliveryState;
import dev.mingce.notification.owner.CustomerOwner;
import dev.mingce.notification.owner.OwnerService;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NotificationEventsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject World world;
  @Inject OwnerService owners;
  @Inject ParkedEvents parked;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  private final Pair pair = Pair.fresh();
  private KafkaProducer<String, byte[]> producer;

  @BeforeEach
  void connect() {
    world.reset();
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer());
  }

  @AfterEach
  void disconnect() {
    producer.close();
  }

  private void publish(UUID eventId, Event event, byte[] payload) throws Exception {
    EventEnvelope envelope = EventEnvelope.of(eventId, "/test", event, World.TRACE);
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(EventType.of(event).topic(), envelope.subject(), payload);
    envelope
        .toHeaders()
        .forEach(
            (name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    producer.send(message).get();
  }

  private void publish(Event event) throws Exception {
    publish(Ids.next(), event, EventJson.write(event));
  }

  @Test
  void aDecisionPlansADeliveryForEitherRecordInItsTrace() throws Exception {
    publish(pair.found());

    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(world.deliveries(pair))
                .extracting(
                    Delivery::customerId,
                    Delivery::state,
                    delivery -> World.traceId(delivery.traceparent()))
                .containsExactlyInAnyOrder(
                    tuple(pair.left(), DeliveryState.PLANNED, World.TRACE_ID),
                    tuple(pair.right(), DeliveryState.PLANNED, World.TRACE_ID)));
  }

  @Test
  void anEventDeliveredTwiceTakesEffectOnce() throws Exception {
    UUID eventId = Ids.next();
    Event found = pair.found();
    publish(eventId, found, EventJson.write(found));
    publish(eventId, found, EventJson.write(found));
    publish(pair.withdrawn("customer-changed"));
    publish(eventId, found, EventJson.write(found));
    Event last = Pair.state(pair.left(), 1, "sales-east", "li.na");
    publish(last);

    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(world.deliveries(pair))
                .extracting(Delivery::state)
                .containsExactly(DeliveryState.SUPPRESSED, DeliveryState.SUPPRESSED));
    await().atMost(PATIENCE).until(() -> owners.find(pair.left()).isPresent());
    assertThat(world.deliveries(pair)).hasSize(2);
  }

  @Test
  void aTombstoneForgetsTheOwnerAndTakesBackWhatWasPlanned() throws Exception {
    Event state = Pair.state(pair.left(), 1, "sales-east", "li.na");
    publish(state);
    publish(pair.found());
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          assertThat(owners.find(pair.left()))
              .contains(new CustomerOwner(pair.left(), 1, "sales-east", "li.na", "active"));
          assertThat(world.deliveries(pair)).hasSize(2);
        });

    publish(Ids.next(), state, null);

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          assertThat(owners.find(pair.left())).isEmpty();
          assertThat(world.deliveries(pair))
              .extracting(Delivery::reason)
              .containsExactly("customer-erased", "customer-erased");
        });
  }

  @Test
  void anEventThatCannotBeReadIsParked() throws Exception {
    publish(Ids.next(), pair.found(), "{\"left\":1}".getBytes(StandardCharsets.UTF_8));

    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(parked.ofKey("notification-service", pair.left().toString()))
                .extracting(ParkedEvents.Parked::topic)
                .containsExactly(Topics.DEDUP_DECISIONS));
    assertThat(world.deliveries(pair)).isEmpty();
  }
}
