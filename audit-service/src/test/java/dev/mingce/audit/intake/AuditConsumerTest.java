package dev.mingce.audit.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.audit.Database;
import dev.mingce.audit.Sample;
import dev.mingce.events.EventType;
import dev.mingce.events.Topics;
import dev.mingce.kit.Ids;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From Kafka to the table, as in production. */
@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "audit"))
class AuditConsumerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final byte[] NOT_JSON = "{\"actor\":".getBytes(StandardCharsets.UTF_8);

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject Database database;

  private final UUID customer = Ids.next();
  private KafkaProducer<String, byte[]> producer;

  @BeforeEach
  void connect() {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  @AfterEach
  void disconnect() {
    producer.close();
  }

  @Test
  void recordsEachEventOnceHoweverOftenItIsDelivered() {
    List<Sample> samples = Sample.types().stream().map(type -> Sample.of(type, customer)).toList();
    assertThat(samples).hasSize(21);

    samples.forEach(this::send);
    samples.forEach(sample -> awaitEntry(sample.id()));
    List<Object> before = entriesOf(samples);
    samples.forEach(this::send);
    // What follows in the same partitions shows that the second delivery is behind us.
    List<Sample> after = Sample.types().stream().map(type -> Sample.of(type, customer)).toList();
    after.forEach(this::send);
    after.forEach(sample -> awaitEntry(sample.id()));

    assertThat(before).hasSize(21);
    assertThat(entriesOf(samples)).isEqualTo(before);
    assertThat(database.number("SELECT max(leaf_index) + 1 - count(*) FROM entry")).isZero();
    assertThat(database.number("SELECT size - (SELECT count(*) FROM entry) FROM log_head"))
        .isZero();
    assertThat(
            database.column(
                "SELECT action FROM entry WHERE id = ANY (?) ORDER BY leaf_index",
                (Object) ids(samples.stream().filter(AuditConsumerTest::isChange).toList())))
        .as("the order of a customer's changes")
        .containsExactly(
            "customer.registered",
            "customer.updated",
            "customer.source-linked",
            "customer.merged",
            "customer.unmerged",
            "customer.consent-changed",
            "customer.reviewed",
            "customer.archived",
            "customer.erased");
  }

  @Test
  void keepsTheCiphertextAndNothingThatItHolds() throws IOException {
    Sample sample = Sample.of(EventType.CUSTOMER_REGISTERED, customer);

    send(sample);
    awaitEntry(sample.id());

    byte[] bytes =
        (byte[]) database.column("SELECT bytes FROM entry WHERE id = ?", sample.id()).getFirst();
    JsonNode entry = new ObjectMapper().readTree(bytes);
    JsonNode event = new ObjectMapper().readTree(sample.value());
    assertThat(entry.get("sealed")).isEqualTo(event.get("sealed"));
    assertThat(entry.at("/data/customer")).isEqualTo(event.get("customer"));
    assertThat(entry.get("id").asText()).isEqualTo(sample.id().toString());
    assertThat(new String(bytes, StandardCharsets.UTF_8)).doesNotContain("小明", "13812345678");
  }

  @Test
  void parksTheKeyOfARecordThatCannotBeReadAndNoOther() {
    Sample bad = Sample.of(EventType.CUSTOMER_REGISTERED, customer);
    Sample behind = Sample.of(EventType.CUSTOMER_UPDATED, customer);
    Sample elsewhere = Sample.of(EventType.CUSTOMER_REGISTERED, Ids.next());

    send(new Sample(bad.envelope(), bad.topic(), NOT_JSON));
    send(behind);
    send(elsewhere);

    awaitEntry(elsewhere.id());
    await()
        .atMost(PATIENCE)
        .until(() ->
            database.number("SELECT count(*) FROM parked_event WHERE key = ?", customer.toString())
                == 2);
    assertThat(
            database.column(
                "SELECT event_id || ' ' || coalesce(reason, 'waits') FROM parked_event"
                    + " WHERE consumer = 'audit-service' AND key = ? ORDER BY position",
                customer.toString()))
        .containsExactly(
            bad.id() + " value is not well-formed JSON within the limits", behind.id() + " waits");
    assertThat(
            database.column(
                "SELECT convert_from(payload, 'UTF8') FROM outbox WHERE topic = ? AND key = ?",
                Topics.deadLetter(Topics.CUSTOMER_CHANGES, "audit-service"),
                customer.toString()))
        .containsExactly("{\"actor\":");
    assertThat(entriesOf(List.of(bad, behind))).isEmpty();
  }

  private static boolean isChange(Sample sample) {
    return sample.topic().equals(Topics.CUSTOMER_CHANGES);
  }

  private void send(Sample sample) {
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(sample.topic(), sample.envelope().subject(), sample.value());
    sample
        .envelope()
        .toHeaders()
        .forEach(
            (name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    try {
      producer.send(message).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitEntry(UUID id) {
    await()
        .atMost(PATIENCE)
        .until(() -> database.number("SELECT count(*) FROM entry WHERE id = ?", id) == 1);
  }

  private List<Object> entriesOf(List<Sample> samples) {
    return new ArrayList<>(
        database.column(
            "SELECT leaf_index || ' ' || id || ' ' || encode(bytes, 'base64') FROM entry"
                + " WHERE id = ANY (?) ORDER BY leaf_index",
            (Object) ids(samples)));
  }

  private static UUID[] ids(List<Sample> samples) {
    return samples.stream().map(Sample::id).toArray(UUID[]::new);
  }
}
