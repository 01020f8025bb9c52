package dev.mingce.system;

import static dev.mingce.system.RunningPlatform.CUSTOMERS;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mingce.kit.testing.PersonalDataScan;
import dev.mingce.kit.testing.PersonalDataScan.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nothing that the other tests told the platform about people lies anywhere in the open. */
@Order(Integer.MAX_VALUE)
@ExtendWith(PlatformExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PersonalDataTest {

  private static final List<String> DATABASES =
      List.of("customer", "dedup", "audit", "notification");

  /** The programs of PostgreSQL, the same on every machine. */
  private static final String PROGRAMS = "programs";

  private static final String PLANTED = "planted.value.4711@example.net";
  private static final String PLANTED_TOPIC = "mingce.test.planted";

  private final RunningPlatform platform;

  PersonalDataTest(RunningPlatform platform) {
    this.platform = platform;
  }

  @Test
  @Order(1)
  void noValueLiesInFilesTopicsOrTables() throws IOException, SQLException {
    somebodyIsRegistered();
    List<String> values =
        Stream.of(KnownPerson.WALKER.values(), KnownPerson.LONER.values(), FebrlPeople.values())
            .flatMap(List::stream)
            .toList();
    PersonalDataScan scan = PersonalDataScan.forValues(values);
    assertThat(inFiles(scan)).isEmpty();
    assertThat(inTopics(scan)).isEmpty();
    assertThat(inTables(scan)).isEmpty();
    assertThat(inMails(scan)).isEmpty();
  }

  /** Shows that the test before would have seen something, at each kind of place. */
  @Test
  @Order(2)
  void aPlantedValueIsFoundInFilesTopicsAndTables()
      throws IOException, SQLException, ExecutionException, InterruptedException {
    PersonalDataScan scan = PersonalDataScan.forValues(Set.of(PLANTED));
    Path log = platform.process().folder().resolve("logs/planted.log");
    Files.write(log, PLANTED.getBytes(UTF_16LE));
    publishPlanted();
    try (Connection connection = platform.database("audit");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE planted (value bytea)");
      statement.execute("INSERT INTO planted VALUES ('" + PLANTED + "')");
      statement.execute("CHECKPOINT");
      assertThat(encodings(inFiles(scan), "planted.log")).containsExactly("UTF-16LE");
      assertThat(encodings(inFiles(scan), "/postgres/")).contains("UTF-8");
      assertThat(encodings(inTables(scan), "audit.public.planted")).containsExactly("hex");
      assertThat(encodings(inTopics(scan), PLANTED_TOPIC))
          .containsExactlyInAnyOrder("UTF-8", "Base64");
    } finally {
      Files.delete(log);
    }
  }

  private void somebodyIsRegistered() {
    Api agent = platform.api(CUSTOMERS, RunningPlatform.AGENT);
    assertThat(agent.post("/v1/customers", KnownPerson.LONER.json()).status()).isEqualTo(201);
  }

  private void publishPlanted() throws ExecutionException, InterruptedException {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", platform.process().bootstrapServers(), "compression.type", "lz4");
    try (Admin admin = Admin.create(settings)) {
      admin.createTopics(Set.of(new NewTopic(PLANTED_TOPIC, 1, (short) 1))).all().get();
    }
    String wrapped = Base64.getEncoder().encodeToString(("a" + PLANTED).getBytes(UTF_8));
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      ProducerRecord<String, String> record =
          new ProducerRecord<>(PLANTED_TOPIC, "key", "{\"sealed\":\"" + wrapped + "\"}");
      record.headers().add("note", PLANTED.getBytes(UTF_8));
      producer.send(record).get();
    }
  }

  private List<Finding> inFiles(PersonalDataScan scan) throws IOException {
    Path uploads =
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "mingce-uploads-" + platform.process().port(CUSTOMERS));
    List<Path> files = new ArrayList<>(LiveFolder.files(uploads));
    files.addAll(LiveFolder.files(platform.process().folder(), PROGRAMS));
    List<Finding> findings = new ArrayList<>();
    for (Path file : files) {
      LiveFolder.ifThere(file, there -> findings.addAll(scan.in(there)));
    }
    return findings;
  }

  // Read as a consumer does, because batches are compressed in the broker's files.
  private List<Finding> inTopics(PersonalDataScan scan) {
    List<Finding> findings = new ArrayList<>();
    for (String topic : Topic.names(platform.process().bootstrapServers())) {
      platform.topic(topic).records().stream()
          .flatMap(Topic::parts)
          .forEach(bytes -> findings.addAll(scan.in(topic, bytes)));
    }
    return findings;
  }

  // Read as a client does, because long values are compressed in the database's files. Binary
  // columns come as hexadecimal text, which the scan knows.
  private List<Finding> inTables(PersonalDataScan scan) throws SQLException, IOException {
    List<Finding> findings = new ArrayList<>();
    for (String database : DATABASES) {
      try (Connection connection = platform.database(database)) {
        for (String table : Tables.names(connection)) {
          findings.addAll(scan.in(database + "." + table, Tables.content(connection, table)));
        }
      }
    }
    return findings;
  }

  private List<Finding> inMails(PersonalDataScan scan) {
    return scan.in("inbox", platform.open("inbox").get("/api/messages").text().getBytes(UTF_8));
  }

  private static Set<String> encodings(List<Finding> findings, String place) {
    return findings.stream()
        .filter(finding -> finding.place().contains(place))
        .map(Finding::encoding)
        .collect(Collectors.toSet());
  }
}
