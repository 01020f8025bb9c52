package dev.mingce.kit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mingce.events.EventEnvelope;
import dev.mingce.kit.Ids;
import dev.mingce.kit.app.Rows;
import dev.mingce.kit.app.Tally;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "kit"))
class UnreadableEventTest {
  private static final String PHONE = "13812345678";
  private static final byte[] VALUE = Events.value(100);

  @Inject EventProcessor processor;
  @Inject ParkedEvents parked;
  @Inject DataSource dataSource;
  @Inject ObjectMapper json;
  @Inject Rows rows;

  private final String consumer = "consumer-" + Ids.next();
  private final String otherKey = Ids.next().toString();
  private Tally tally;

  @BeforeEach
  void consumer() {
    tally = new Tally(consumer, Set.of(Events.TOPIC), dataSource);
  }

  static Stream<Arguments> unreadable() {
    return Stream.of(
        poison("bad JSON", good(), bytes("{\"amount\":" + PHONE + PHONE)),
        poison("another type of value", good(), bytes("[\"" + PHONE + "\"]")),
        poison("null value", good(), null),
        poison("empty value", good(), new byte[0]),
        poison("binary value", good(), new byte[] {0, -1, -2, 0}),
        poison("no headers", Map.of(), VALUE),
        poison("no ce_id", without(EventEnvelope.ID_HEADER), VALUE),
        poison("ce_id is no id", with(EventEnvelope.ID_HEADER, PHONE), VALUE),
        poison("shortened ce_id", with(EventEnvelope.ID_HEADER, "1-2-3-4-5"), VALUE),
        poison("no ce_type", without(EventEnvelope.TYPE_HEADER), VALUE),
        poison("no ce_sequence", without(EventEnvelope.SEQUENCE_HEADER), VALUE),
        poison("ce_time is no time", with(EventEnvelope.TIME_HEADER, PHONE), VALUE),
        poison("NUL in a header", with(EventEnvelope.ID_HEADER, "\0" + PHONE), VALUE),
        poison("other specversion", with(EventEnvelope.SPECVERSION_HEADER, "2.0"), VALUE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unreadable")
  void becomesADeadLetterAndItsKeyWaitsWhileOthersGoOn(
      String name, Map<String, String> headers, byte[] value) throws Exception {
    String key = Ids.next().toString();
    RawEvent poison = Events.raw(key, headers, value);
    processor.process(tally, List.of(Events.noted(key, 1, 1), poison, Events.noted(key, 2, 10)));
    processor.process(tally, List.of(Events.noted(otherKey, 1, 5), Events.noted(key, 3, 100)));

    assertThat(tally.state(otherKey)).isEqualTo(new Tally.State(5, List.of(1L)));
    assertThat(tally.state(key)).isEqualTo(new Tally.State(1, List.of(1L)));

    List<ParkedEvents.Parked> waiting = parked.ofKey(consumer, key);
    assertThat(waiting).hasSize(3);
    assertThat(waiting.getFirst().reason()).isNotBlank().doesNotContain(PHONE);
    assertThat(waiting.getFirst().payload()).isEqualTo(value);
    assertThat(waiting.subList(1, 3)).allSatisfy(later -> assertThat(later.reason()).isNull());

    Map<String, Object> letter =
        rows.one("SELECT * FROM outbox WHERE topic = ? AND key = ?", dlq(), key);
    assertThat(letter.get("payload")).isEqualTo(value);
    JsonNode why = json.readTree((String) letter.get("dead_letter"));
    assertThat(why.path("reason").asText()).isEqualTo(waiting.getFirst().reason());
    assertThat(why.path("consumer").asText()).isEqualTo(consumer);
    assertThat(why.path("origin").asText()).isEqualTo(poison.origin());
    assertThat(why.path("eventId").asText()).isEqualTo(poison.id().toString());

    assertThat(processor.discard(consumer, waiting.getFirst(), () -> {})).isTrue();
    assertThat(processor.replay(tally, key, () -> {}))
        .isEqualTo(new EventProcessor.Replayed(2, null));
    assertThat(tally.state(key)).isEqualTo(new Tally.State(111, List.of(1L, 2L, 3L)));
  }

  @Test
  void aValueThatNoBrokerTakesIsParkedAndLeftOutOfTheDeadLetter() throws Exception {
    byte[] huge = bytes("{\"amount\":\"" + "9".repeat(2 << 20) + "\"}");

    processor.process(tally, List.of(Events.raw(otherKey, good(), huge)));

    assertThat(parked.ofKey(consumer, otherKey).getFirst().payload()).isEqualTo(huge);
    Map<String, Object> letter = rows.one("SELECT * FROM outbox WHERE topic = ?", dlq());
    assertThat(letter.get("payload")).isNull();
    assertThat(json.readTree((String) letter.get("dead_letter")).path("reason").asText())
        .endsWith("; the value is left out, it has " + huge.length + " bytes");
  }

  @Test
  void keysThatCannotBeStoredOrIndexedDoNotStopTheConsumer() {
    String huge = "k".repeat(10_000);
    RecordHeaders nulls = new RecordHeaders();
    nulls.add("ce_id", null);
    List<RawEvent> batch =
        List.of(
            Events.raw(null, Map.of(), VALUE),
            Events.raw("", Map.of(), VALUE),
            Events.raw("nul\0nul", Map.of(), VALUE),
            Events.raw(huge, Map.of(), VALUE),
            Events.raw("null header", nulls, VALUE),
            Events.raw("odd name", Map.of("\0", "\0"), VALUE),
            Events.raw("'; DROP TABLE inbox; --", Map.of(), VALUE),
            Events.noted(otherKey, 1, 5));

    processor.process(tally, batch);

    assertThat(tally.state(otherKey)).isEqualTo(new Tally.State(5, List.of(1L)));
    assertThat(rows.count("parked_event", "consumer = ? AND reason IS NOT NULL", consumer))
        .isEqualTo(7);
    assertThat(rows.count("outbox", "topic = ?", dlq())).isEqualTo(7);
  }

  @Test
  void anEventWithoutAnIdIsParkedOnceHoweverOftenItIsDelivered() {
    RawEvent poison = Events.raw(otherKey, Map.of(), VALUE);

    for (int i = 0; i < 10; i++) {
      processor.process(tally, List.of(poison));
    }

    assertThat(rows.count("parked_event", "consumer = ?", consumer)).isEqualTo(1);
    assertThat(rows.count("outbox", "topic = ?", dlq())).isEqualTo(1);
  }

  private String dlq() {
    return Events.TOPIC + ".dlq." + consumer;
  }

  private static Arguments poison(String name, Map<String, String> headers, byte[] value) {
    return Arguments.of(name, headers, value);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> good() {
    return Events.headers(UUID.randomUUID(), Tally.NOTED, "subject", 9);
  }

  private static Map<String, String> without(String header) {
    Map<String, String> headers = new HashMap<>(good());
    headers.remove(header);
    return headers;
  }

  private static Map<String, String> with(String header, String value) {
    Map<String, String> headers = new HashMap<>(good());
    headers.put(header, value);
    return headers;
  }
}
