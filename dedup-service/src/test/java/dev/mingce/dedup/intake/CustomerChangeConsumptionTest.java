package dev.mingce.dedup.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mingce.dedup.Database;
import dev.mingce.dedup.TestDatabase;
import dev.mingce.kit.inbox.ReceivedEvent;
import dev.mingce.stack.testing.LocalStack;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** From the topic to the decision in the outbox, on real Kafka and PostgreSQL. */
@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "dedup"))
class CustomerChangeConsumptionTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject TestIntake intake;
  @Inject TestDatabase tables;
  @Inject Database database;

  @Test
  void anEventTakesEffectOnceHoweverOftenItIsDelivered() {
    TestCustomer first = intake.customer().named("王", "小明").mobile("13500000001");
    TestCustomer second = intake.customer().named("王", "晓明").mobile("13500000001");
    ReceivedEvent firstEvent = TestIntake.received(first.registered());
    ReceivedEvent secondEvent = TestIntake.received(second.registered());
    ReceivedEvent last = TestIntake.received(second.consentChanged());

    try (KafkaProducer<String, byte[]> producer = producer()) {
      send(producer, firstEvent);
      send(producer, firstEvent);
      send(producer, secondEvent);
      send(producer, secondEvent);
      send(producer, last);
    }

    await().atMost(PATIENCE).until(() -> tables.verdicts(second.id()).size() == 2);
    await().atMost(PATIENCE).until(() -> tables.pairs(first.id()).size() == 1);
    assertThat(tables.pairs(first.id())).containsExactly("open review");
    assertThat(tables.verdicts(first.id())).containsExactly("1 duplicate-suspected");
    assertThat(tables.published(first.id()))
        .containsExactly("dedup.duplicate-found.v1", "dedup.review-needed.v1");
  }

  @Test
  void anEventThatCannotBeReadIsParkedAndLaterOnesOfItsCustomerWait() {
    TestCustomer bad = intake.customer().named("赵", "云").mobile("13567812342");
    TestCustomer good = intake.customer().named("李", "娜").mobile("13500000003");
    ReceivedEvent broken = TestIntake.received(bad.registered());
    ReceivedEvent waiting = TestIntake.received(bad.updated());

    try (KafkaProducer<String, byte[]> producer = producer()) {
      send(producer, broken, "{\"actor\":1}".getBytes(StandardCharsets.UTF_8));
      send(producer, waiting, waiting.payload());
      send(producer, TestIntake.received(good.registered()));
    }

    await().atMost(PATIENCE).until(() -> tables.verdicts(good.id()).size() == 1);
    await().atMost(PATIENCE).until(() -> tables.count("parked_event", bad.id()) == 2);
    assertThat(tables.verdicts(bad.id())).isEmpty();
    assertThat(
            database.query(
                "SELECT topic FROM outbox WHERE key = ?",
                row -> row.getString(1),
                bad.id().toString()))
        .containsExactly("mingce.customer.changes.v1.dlq.dedup-service");
  }

  private static KafkaProducer<String, byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            LocalStack.shared().bootstrapServers(),
            ProducerConfig.ACKS_CONFIG,
            "all"),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  private static void send(KafkaProducer<String, byte[]> producer, ReceivedEvent event) {
    send(producer, event, event.payload());
  }

  private static void send(
      KafkaProducer<String, byte[]> producer, ReceivedEvent event, byte[] payload) {
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(event.topic(), event.key(), payload);
    event
        .headers()
        .forEach(
            (name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    try {
      producer.send(message).get();
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
