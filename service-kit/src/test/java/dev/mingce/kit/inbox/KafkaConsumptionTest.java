package dev.mingce.kit.inbox;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.mingce.events.Topics;
import dev.mingce.kit.Ids;
import dev.mingce.kit.app.Api;
import dev.mingce.kit.app.Rows;
import dev.mingce.kit.app.Tally;
import dev.mingce.kit.problem.TransientFault;
import dev.mingce.stack.testing.LocalStack;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The running consumer on a real broker. */
@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "kit"))
class KafkaConsumptionTest {
  @Inject Tally tally;
  @Inject ParkedEvents parked;
  @Inject Rows rows;

  private final String key = Ids.next().toString();
  private final String otherKey = Ids.next().toString();
  private KafkaProducer<String, byte[]> producer;

  @BeforeEach
  void producer() {
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                LocalStack.shared().bootstrapServers(),
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "gzip",
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                8 << 20,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                16 << 20),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  @AfterEach
  void close() {
    producer.close(Duration.ofSeconds(5));
  }

  @Test
  void appliesWhatIsPublishedInTheOrderOfTheKey() {
    for (long n = 1; n <= 500; n++) {
      send(key, n, Events.value(1));
    }

    soon().untilAsserted(() -> assertThat(tally.state(key).total()).isEqualTo(500));
    assertThat(tally.state(key).sequences()).isSorted();
  }

  @Test
  void goesOnWithOtherKeysAroundWhatItCannotRead() {
    byte[] big = ("{\"amount\":\"" + "9".repeat(2 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
    send(key, 1, Events.value(1));
    send(key, 2, big);
    send(new ProducerRecord<>(Topics.CUSTOMER_CHANGES, key, null));
    send(key, 3, Events.value(10));
    send(otherKey, 1, Events.value(7));

    soon().untilAsserted(() -> assertThat(tally.state(otherKey).total()).isEqualTo(7));
    soon()
        .untilAsserted(() ->
            assertThat(parked.ofKey("kit-test", key))
                .extracting(ParkedEvents.Parked::reason)
                .hasSize(3)
                .satisfies(reasons -> assertThat(reasons.get(0)).isNotNull())
                .satisfies(reasons -> assertThat(reasons.get(1)).isNotNull())
                .satisfies(reasons -> assertThat(reasons.get(2)).isNull()));
    assertThat(tally.state(key)).isEqualTo(new Tally.State(1, List.of(1L)));
    assertThat(
            rows.count(
                "outbox", "topic = ? AND key = ?", "mingce.customer.changes.v1.dlq.kit-test", key))
        .isEqualTo(2);

    for (int expected : new int[] {0, 1}) {
      Api.as("admin")
          .contentType("application/json")
          .body("{\"reason\":\"sent by a test\"}")
          .post(
              "/v1/dead-letters/kit-test/"
                  + parked.ofKey("kit-test", key).getFirst().id()
                  + "/discard")
          .then()
          .statusCode(200)
          .body("applied", equalTo(expected));
    }
    send(key, 4, Events.value(100));
    soon()
        .untilAsserted(() ->
            assertThat(tally.state(key)).isEqualTo(new Tally.State(111, List.of(1L, 3L, 4L))));
  }

  @Test
  void waitsOutATransientFault() {
    AtomicInteger calls = new AtomicInteger();
    tally.trouble(
        key,
        event -> {
          if (calls.incrementAndGet() <= 3) {
            throw new TransientFault("neighbour is away");
          }
        });
    send(key, 1, Events.value(1));
    send(key, 2, Events.value(10));

    soon()
        .untilAsserted(
            () -> assertThat(tally.state(key)).isEqualTo(new Tally.State(11, List.of(1L, 2L))));
    assertThat(calls.get()).isGreaterThanOrEqualTo(4);
    assertThat(parked.ofKey("kit-test", key)).isEmpty();
  }

  @Test
  void getsThroughABatchThatIsTooMuchForOneTransaction() {
    tally.atOnce(1);
    try {
      for (long n = 1; n <= 30; n++) {
        send(key, n, Events.value(1));
      }

      soon().untilAsserted(() -> assertThat(tally.state(key).total()).isEqualTo(30));
      assertThat(tally.state(key).sequences()).isSorted();
    } finally {
      tally.atOnce(Integer.MAX_VALUE);
    }
  }

  @Test
  void saysInItsReadinessThatItPolls() {
    get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'consumers' }.data.'kit-test'", equalTo("polling"));
  }

  private void send(String recordKey, long sequence, byte[] value) {
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(Topics.CUSTOMER_CHANGES, recordKey, value);
    Events.headers(Ids.next(), Tally.NOTED, recordKey, sequence)
        .forEach(
            (name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    send(message);
  }

  private void send(ProducerRecord<String, byte[]> message) {
    try {
      producer.send(message).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
  }
}
