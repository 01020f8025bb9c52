package dev.mingce.system;

import static dev.mingce.system.RunningPlatform.AGENT;
import static dev.mingce.system.RunningPlatform.AUDIT;
import static dev.mingce.system.RunningPlatform.CUSTOMERS;
import static dev.mingce.system.RunningPlatform.DEDUP;
import static dev.mingce.system.RunningPlatform.NOTIFICATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mingce.events.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A file is imported while processes die, PostgreSQL, Kafka and Connect among them; in the end all
 * is there, and nothing twice. The victims follow from {@code mingce.seed}, which a failure names.
 */
@Order(3)
@ExtendWith(PlatformExtension.class)
class ImportUnderFaultsTest {

  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final Duration OFTEN = Duration.ofMillis(100);
  private static final String POSTGRES = "postgres";

  /** The supervisor with Kafka and Connect in it; everything else ends with it. */
  private static final String STACK = "stack";

  private static final String UNIT = "febrl-study";
  private static final String MAPPING =
      """
      {"kind":"person","country":"AU","owner":{"unit":"febrl-study","user":"li.na"},
       "columns":{"rec_id":"ignore","given_name":"name.given","surname":"name.family",
        "street_number":"address.detail","address_1":"address.detail","address_2":"address.detail",
        "suburb":"address.city","postcode":"address.postcode","state":"address.province",
        "date_of_birth":{"field":"birthDate","format":"yyyyMMdd","onInvalid":"drop-value"},
        "soc_sec_id":{"field":"identifier","type":"social-security-number"}}}
      """;

  private final RunningPlatform platform;
  private final long seed = Long.getLong("mingce.seed", System.nanoTime());

  ImportUnderFaultsTest(RunningPlatform platform) {
    this.platform = platform;
  }

  @Test
  void aThousandRowsSurviveThreeCrashes() throws IOException, SQLException {
    Path file = FebrlPeople.file();
    Api importer = platform.api(CUSTOMERS, AGENT.withUnits(UNIT));
    Answer accepted =
        importer.post(
            "/v1/imports",
            new MultipartForm()
                .file("file", "dataset1.csv", "text/csv", Files.readAllBytes(file))
                .field("mapping", "application/json", MAPPING));
    assertThat(accepted.status()).isEqualTo(202);
    String job = "/v1/jobs/" + accepted.value("id");
    assertThat(accepted.header("Location")).endsWith(job);

    List<String> victims = victims();
    String story = "seed " + seed + ", killed " + victims;
    for (int i = 0; i < victims.size(); i++) {
      killOnce(importer, job, victims.get(i), i * FebrlPeople.COUNT / victims.size() + 1);
    }
    JsonNode ended = ended(importer, job, story);
    assertThat(ended.path("state").asText()).as(story).isEqualTo("done");
    assertThat(ended.path("created").asInt()).as(story).isEqualTo(FebrlPeople.COUNT);
    assertThat(ended.path("rejected").asInt()).as(story).isZero();

    List<String> ids = ids("customer", "SELECT id FROM customer WHERE owner_unit = '" + UNIT + "'");
    assertThat(ids).as(story).hasSize(FebrlPeople.COUNT);
    everyoneIsRegisteredOnceInTheLog(ids, story);
    everyoneHasOneState(ids, story);
    everyoneHasOneVerdict(ids, story);
  }

  /** Three of all; the one that runs the import is always among them. */
  private List<String> victims() {
    Random random = new Random(seed);
    List<String> others = new ArrayList<>(List.of(DEDUP, AUDIT, NOTIFICATION, POSTGRES, STACK));
    Collections.shuffle(others, random);
    List<String> victims = new ArrayList<>(others.subList(0, 2));
    victims.add(random.nextInt(3), CUSTOMERS);
    return victims;
  }

  private void killOnce(Api importer, String job, String victim, int rows) throws IOException {
    await()
        .atMost(LIMIT)
        .pollInterval(OFTEN)
        .ignoreExceptions()
        .untilAsserted(() -> {
          Answer progress = importer.get(job);
          assertThat(progress.status()).isEqualTo(200);
          assertThat(progress.json().path("done").asInt()).isGreaterThanOrEqualTo(rows);
        });
    if (victim.equals(STACK)) {
      platform.process().killStack();
      platform.process().restart();
      return;
    }
    long pid = platform.process().killService(victim);
    if (!victim.equals(POSTGRES)) {
      platform.process().awaitRestarted(victim, pid);
      return;
    }
    await()
        .atMost(LIMIT)
        .pollInterval(OFTEN)
        .until(() -> platform.process().pids().getOrDefault(POSTGRES, pid) != pid);
  }

  private static JsonNode ended(Api importer, String job, String story) {
    await(story)
        .atMost(LIMIT)
        .pollInterval(OFTEN)
        .ignoreExceptions()
        .untilAsserted(
            () -> assertThat(importer.get(job).value("state")).isIn("done", "failed", "cancelled"));
    return importer.get(job).json();
  }

  private void everyoneIsRegisteredOnceInTheLog(List<String> ids, String story) {
    await(story)
        .atMost(LIMIT)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(missing(ids, registrations().keySet())).isEmpty());
    Map<String, Integer> counts = registrations();
    assertThat(ids).as(story).allSatisfy(id -> assertThat(counts.get(id)).isEqualTo(1));
  }

  /** How many entries about its registration each customer has. */
  private Map<String, Integer> registrations() {
    Api auditor = platform.api(AUDIT, "auditor", "dev-auditor");
    Map<String, Integer> counts = new TreeMap<>();
    String first = "/v1/audit/entries?limit=200&action=customer.registered";
    String next = first;
    while (!next.isEmpty()) {
      Answer page = auditor.get(next);
      page.items().forEach(entry -> counts.merge(entry.at("/target/id").asText(), 1, Integer::sum));
      String cursor = page.value("nextCursor");
      next = cursor.isEmpty() ? "" : first + "&cursor=" + cursor;
    }
    return counts;
  }

  private void everyoneHasOneState(List<String> ids, String story) {
    await(story)
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(missing(ids, states().keySet())).isEmpty());
    Map<String, Set<String>> states = states();
    assertThat(ids).as(story).allSatisfy(id -> assertThat(states.get(id)).hasSize(1));
    assertThat(ids)
        .as(story)
        .allSatisfy(id -> assertThat(states.get(id)).allMatch(event -> event.startsWith("1 ")));
  }

  /**
   * Version and event id of what the topic of states says of each customer. Connect may carry an
   * event again after it was killed: the same event, which a consumer knows by its id.
   */
  private Map<String, Set<String>> states() {
    Map<String, Set<String>> events = new TreeMap<>();
    platform
        .topic(Topics.CUSTOMER_STATE)
        .records()
        .forEach(record ->
            events
                .computeIfAbsent(Topic.key(record), any -> new TreeSet<>())
                .add(Topic.header(record, "ce_sequence") + " " + Topic.header(record, "ce_id")));
    return events;
  }

  private void everyoneHasOneVerdict(List<String> ids, String story) {
    String verdicts = "SELECT customer_id FROM verdict WHERE version = 1";
    await(story)
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(missing(ids, ids("dedup", verdicts))).isEmpty());
    assertThat(ids("dedup", verdicts)).as(story).doesNotHaveDuplicates();
    assertThat(ids("dedup", "SELECT customer_id FROM verdict WHERE version > 1"))
        .as(story)
        .doesNotContainAnyElementsOf(new TreeSet<>(ids));
  }

  private static Set<String> missing(List<String> wanted, Collection<String> found) {
    Set<String> missing = new TreeSet<>(wanted);
    missing.removeAll(new HashSet<>(found));
    return missing;
  }

  private List<String> ids(String database, String query) {
    List<String> ids = new ArrayList<>();
    try (Connection connection = platform.database(database);
        ResultSet rows = connection.createStatement().executeQuery(query)) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
      return ids;
    } catch (SQLException | IOException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
