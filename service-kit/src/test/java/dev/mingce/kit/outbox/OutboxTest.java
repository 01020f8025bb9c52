package dev.mingce.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mingce.events.EventEnvelope;
import dev.mingce.kit.Ids;
import dev.mingce.kit.app.Rows;
import dev.mingce.kit.problem.ProblemException;
import dev.mingce.stack.testing.StackTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
    value = StackTestResource.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "database", value = "kit"))
class OutboxTest {
  private static final String TOPIC = "kit.notes.v1";
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @Inject Outbox outbox;
  @Inject OutboxCleaner cleaner;
  @Inject Rows rows;

  private final String key = Ids.next().toString();

  @Test
  void refusesAnEventOutsideATransaction() {
    assertThatThrownBy(() -> outbox.append(event(1, new byte[] {1})))
        .isInstanceOf(IllegalStateException.class);

    assertThat(rows.count("outbox", "key = ?", key)).isZero();
  }

  @Test
  void storesHeadersAndEveryByteOfTheValueAsGiven() {
    byte[] value = new byte[256];
    for (int i = 0; i < value.length; i++) {
      value[i] = (byte) i;
    }
    OutboxMessage message = event(7, value);

    QuarkusTransaction.requiringNew().run(() -> outbox.append(message));

    Map<String, Object> row = rows.one("SELECT * FROM outbox WHERE key = ?", key);
    assertThat(row)
        .containsEntry("id", message.envelope().id())
        .containsEntry("topic", TOPIC)
        .containsEntry("type", "kit.noted.v1")
        .containsEntry("source", "/mingce/kit-test")
        .containsEntry("subject", "subject-1")
        .containsEntry("sequence", 7L)
        .containsEntry("time", "2026-01-02T03:04:05.000006Z")
        .containsEntry("spec_version", "1.0")
        .containsEntry("content_type", "application/json")
        .containsEntry("traceparent", TRACE)
        .containsEntry("dead_letter", null);
    assertThat(row.get("payload")).isEqualTo(value);
  }

  @Test
  void storesATombstoneAsNoValueAtAll() {
    QuarkusTransaction.requiringNew()
        .run(() -> outbox.append(OutboxMessage.tombstone(TOPIC, key, envelope(1))));

    assertThat(rows.one("SELECT payload FROM outbox WHERE key = ?", key).get("payload")).isNull();
  }

  @Test
  void goesWithItsTransaction() {
    assertThatThrownBy(() ->
            QuarkusTransaction.requiringNew()
                .run(() -> {
                  outbox.append(List.of(event(1, new byte[] {1}), event(2, new byte[0])));
                  throw new IllegalArgumentException("the change is refused");
                }))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(rows.count("outbox", "key = ?", key)).isZero();
  }

  @Test
  void refusesAValueThatNoBrokerTakes() {
    OutboxMessage largest = event(1, new byte[Outbox.MAX_VALUE_BYTES]);
    OutboxMessage larger = event(2, new byte[Outbox.MAX_VALUE_BYTES + 1]);

    assertThatThrownBy(() ->
            QuarkusTransaction.requiringNew().run(() -> outbox.append(List.of(largest, larger))))
        .isInstanceOf(ProblemException.class)
        .hasMessage("body-too-large");
    assertThat(rows.count("outbox", "key = ?", key)).isZero();

    QuarkusTransaction.requiringNew().run(() -> outbox.append(largest));
    assertThat(rows.count("outbox", "key = ?", key)).isEqualTo(1);
  }

  @Test
  void removesRowsOnlyAfterTheirTime() throws Exception {
    lastHeartbeat("1 second");
    row("old", "7 days 1 hour", 5_001);
    row("young", "6 days 23 hours", 1);

    cleaner.clean();

    assertThat(rows.count("outbox", "key = ?", "old" + key)).isZero();
    assertThat(rows.count("outbox", "key = ?", "young" + key)).isEqualTo(1);
  }

  @Test
  void whileTheConnectorIsAwayNoTimePassesForItsRows() throws Exception {
    lastHeartbeat("5 days");
    row("published", "12 days 1 hour", 1);
    row("unpublished", "11 days 23 hours", 1);

    cleaner.clean();

    assertThat(rows.count("outbox", "key = ?", "published" + key)).isZero();
    assertThat(rows.count("outbox", "key = ?", "unpublished" + key)).isEqualTo(1);
  }

  @Test
  void withoutAConnectorNothingIsRemoved() throws Exception {
    rows.update("DELETE FROM outbox_heartbeat");
    row("old", "400 days", 1);

    cleaner.clean();

    assertThat(rows.count("outbox", "key = ?", "old" + key)).isEqualTo(1);
  }

  private void lastHeartbeat(String ago) {
    rows.update(
        "INSERT INTO outbox_heartbeat (id, beat_at) VALUES (1, now() - ?::interval)"
            + " ON CONFLICT (id) DO UPDATE SET beat_at = excluded.beat_at",
        ago);
  }

  private void row(String name, String ago, int copies) {
    rows.update(
        "INSERT INTO outbox (id, topic, key, type, source, subject, sequence, \"time\", created_at)"
            + " SELECT gen_random_uuid(), ?, ?, 't', 's', 'u', n, 'now', now() - ?::interval"
            + " FROM generate_series(1, ?) AS n",
        TOPIC,
        name + key,
        ago,
        copies);
  }

  private OutboxMessage event(long sequence, byte[] value) {
    return OutboxMessage.event(TOPIC, key, envelope(sequence), value);
  }

  private static EventEnvelope envelope(long sequence) {
    return new EventEnvelope(
        Ids.next(),
        "kit.noted.v1",
        "/mingce/kit-test",
        Instant.parse("2026-01-02T03:04:05.000006Z"),
        "subject-1",
        sequence,
        TRACE);
  }
}
