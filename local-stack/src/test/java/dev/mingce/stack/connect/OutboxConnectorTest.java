package dev.mingce.stack.connect;

import static dev.mingce.stack.connect.TopicReader.headers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mingce.stack.testing.PlatformProcess;
import dev.mingce.stack.testing.PlatformProcess.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The real connector file on the real stack; the later tests kill what the earlier ones use. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OutboxConnectorTest {

  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @TempDir static Path folder;
  private static PlatformProcess platform;

  @BeforeAll
  static void startWithoutServices() throws IOException, SQLException {
    platform = PlatformProcess.start(folder, Options.services("none"));
    OutboxTable.connect(platform).create().close();
  }

  @AfterAll
  static void stop() throws IOException {
    platform.close();
  }

  @Test
  @Order(1)
  void carriesPayloadBytesKeyAndHeadersUnchanged() throws Exception {
    UUID id;
    try (OutboxTable outbox = OutboxTable.connect(platform)) {
      id = outbox.insert("c-1", 3, "{\"名\":\"a\\u0000 b\" }", TRACE);
    }

    ConsumerRecord<String, byte[]> record = read("c-1", 1).getFirst();

    assertThat(new String(record.value(), StandardCharsets.UTF_8))
        .isEqualTo("{\"名\":\"a\\u0000 b\" }");
    assertThat(record.key()).isEqualTo("c-1");
    Map<String, String> headers = headers(record);
    assertThat(headers.get("mingce_dead_letter")).isNull();
    headers.remove("mingce_dead_letter");
    assertThat(headers)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "ce_id", id.toString(),
                "ce_type", "customer.updated.v1",
                "ce_source", "/customer-service",
                "ce_subject", "c-1",
                "ce_sequence", "3",
                "ce_time", "2026-01-02T03:04:05.678901Z",
                "ce_specversion", "1.0",
                "content-type", "application/json",
                "traceparent", TRACE));
  }

  @Test
  @Order(2)
  void turnsANullPayloadIntoATombstoneThatKeepsItsHeaders() throws Exception {
    UUID id;
    try (OutboxTable outbox = OutboxTable.connect(platform)) {
      id = outbox.insert("c-2", 4, null, null);
    }

    ConsumerRecord<String, byte[]> record = read("c-2", 1).getFirst();

    assertThat(record.value()).isNull();
    assertThat(headers(record)).containsEntry("ce_id", id.toString());
  }

  @Test
  @Order(3)
  void beatsSoThatTheSlotAdvancesWithoutEvents() throws Exception {
    try (var connection =
            DriverManager.getConnection(
                platform.jdbcUrl("customer"), "customer", platform.databasePassword("customer"));
        var statement = connection.createStatement()) {
      await()
          .atMost(Duration.ofSeconds(15))
          .until(() -> {
            try (var rows = statement.executeQuery("SELECT beat_at FROM outbox_heartbeat")) {
              return rows.next();
            }
          });
    }
  }

  @Test
  @Order(4)
  void losesNothingWhenPostgresIsKilled() throws Exception {
    Set<String> expected = insert("c-3", 1, 50);

    long killed = platform.killService("postgres");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> platform.pids().getOrDefault("postgres", killed) != killed);
    expected.addAll(insertWhenItAnswers("c-3", 51, 60));

    assertThat(idsOnceArrived("c-3", expected)).containsAll(expected);
  }

  @Test
  @Order(5)
  void losesNothingWhenTheStackIsKilledAndStartedAgain() throws Exception {
    Set<String> expected = insert("c-4", 1, 200);

    platform.killStack();
    platform.restart();
    expected.addAll(insert("c-4", 201, 210));

    assertThat(idsOnceArrived("c-4", expected)).containsAll(expected);
    List<Long> firstSeen =
        read("c-4", 210).stream()
            .map(record -> Long.valueOf(headers(record).get("ce_sequence")))
            .distinct()
            .toList();
    assertThat(firstSeen).isSorted();
  }

  private static Set<String> insert(String key, int from, int to) throws Exception {
    Set<String> ids = new HashSet<>();
    try (OutboxTable outbox = OutboxTable.connect(platform)) {
      for (int sequence = from; sequence <= to; sequence++) {
        ids.add(outbox.insert(key, sequence, "{}", null).toString());
      }
    }
    return ids;
  }

  private static Set<String> insertWhenItAnswers(String key, int from, int to) {
    Set<String> ids = new HashSet<>();
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreException(SQLException.class)
        .until(() -> ids.addAll(insert(key, from, to)));
    return ids;
  }

  private static Set<String> idsOnceArrived(String key, Set<String> expected) {
    Set<String> ids = new HashSet<>();
    TopicReader.readUntil(
        platform.bootstrapServers(),
        OutboxTable.TOPIC,
        read -> {
          ids.clear();
          read.stream()
              .filter(record -> record.key().equals(key))
              .forEach(record -> ids.add(headers(record).get("ce_id")));
          return ids.containsAll(expected);
        });
    return ids;
  }

  private static List<ConsumerRecord<String, byte[]>> read(String key, int atLeast) {
    return TopicReader.readUntil(
            platform.bootstrapServers(),
            OutboxTable.TOPIC,
            read -> read.stream().filter(record -> record.key().equals(key)).count() >= atLeast)
        .stream()
        .filter(record -> record.key().equals(key))
        .toList();
  }
}
