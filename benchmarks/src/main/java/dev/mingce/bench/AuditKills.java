package dev.mingce.bench;

import dev.mingce.audit.verify.Main;
import dev.mingce.stack.testing.PlatformProcess;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * Kills audit-service under load at random moments, again and again. After each time the log must
 * grow again and the verifier must find nothing wrong; in the end every event that Kafka took must
 * have exactly one entry.
 */
final class AuditKills {
  private static final PrintStream OUT = System.out;
  private static final int PER_SECOND = 200;
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int LONGEST_LIFE_MILLIS = 2_500;
  private static final String SIZE = "SELECT size FROM log_head";

  private final PlatformProcess platform;
  private final ServiceProcess service;
  private final Random random;
  private final Set<UUID> sent = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  /** The moments follow from the seed. */
  AuditKills(PlatformProcess platform, ServiceProcess service, long seed) {
    this.platform = platform;
    this.service = service;
    this.random = new Random(seed);
  }

  /**
   * Kills so many times.
   *
   * @throws IllegalStateException at the first trial after which something is wrong
   */
  List<Figure> measure(int trials) throws Exception {
    List<Double> resumed = new ArrayList<>();
    Thread producing = Thread.ofPlatform().start(this::produce);
    try (Connection database = service.database()) {
      awaitGrowth(database, ServiceProcess.number(database, SIZE));
      for (int trial = 1; trial <= trials; trial++) {
        Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
        service.kill();
        long killed = System.nanoTime();
        long size = ServiceProcess.number(database, SIZE);
        service.restart();
        awaitGrowth(database, size);
        resumed.add((System.nanoTime() - killed) / 1e9);
        service.awaitReady();
        requireWhole(database, trial);
        requireVerified(trial);
        OUT.printf("trial %d of %d: resumed after %.1f s%n", trial, trials, resumed.getLast());
      }
      stopping = true;
      producing.join();
      awaitAll(database);
      requireWhole(database, trials);
      return List.of(
          new Figure("audit: kill -9 trials", trials, ""),
          new Figure("audit: events, each with exactly one entry", sent.size(), ""),
          new Figure("audit: resumed after, median", CreateLoad.median(resumed), "s"),
          new Figure(
              "audit: resumed after, longest",
              resumed.stream().mapToDouble(Double::doubleValue).max().orElse(0),
              "s"));
    } finally {
      stopping = true;
    }
  }

  private void produce() {
    try (KafkaProducer<String, byte[]> producer =
        AuditEvents.producer(platform.bootstrapServers())) {
      long begin = System.nanoTime();
      for (long i = 0; !stopping; i++) {
        while (System.nanoTime() < begin + i * 1_000_000_000L / PER_SECOND) {
          LockSupport.parkNanos(1_000_000);
        }
        UUID id = AuditEvents.id();
        var _ =
            producer.send(
                AuditEvents.next(id),
                (place, failure) -> {
                  if (failure == null) {
                    sent.add(id);
                  }
                });
      }
    }
  }

  private static void awaitGrowth(Connection database, long size) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (ServiceProcess.number(database, SIZE) <= size) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the log does not grow beyond " + size);
      }
      Thread.sleep(20);
    }
  }

  // No gap, no double, and the head says how many.
  private static void requireWhole(Connection database, int trial) throws SQLException {
    long wrong =
        ServiceProcess.number(
            database,
            "SELECT count(*) FROM (SELECT count(*) AS rows, count(DISTINCT id) AS ids,"
                + " count(DISTINCT leaf_index) AS places, max(leaf_index) + 1 AS upto,"
                + " (SELECT size FROM log_head) AS size FROM entry) log"
                + " WHERE rows <> ids OR rows <> places OR rows <> upto OR rows <> size");
    if (wrong > 0) {
      throw new IllegalStateException("after trial " + trial + " the log has a gap or a double");
    }
  }

  private void requireVerified(int trial) throws Exception {
    List<String> lines = new ArrayList<>();
    int code =
        Main.run(
            lines::add,
            "verify",
            service.url("/tlog").toString(),
            "--key",
            verifierKey(),
            "--token",
            platform.token("auditor"));
    if (code != 0) {
      throw new IllegalStateException("after trial " + trial + ": " + lines.getLast());
    }
  }

  private String verifierKey() throws java.io.IOException {
    return dev.mingce.audit.note.SignerKey.parse(
            platform
                .variables(dev.mingce.stack.platform.PlatformService.AUDIT)
                .getOrDefault("MINGCE_AUDIT_LOG_SIGNING_KEY", ""))
        .verifier()
        .toString();
  }

  private void awaitAll(Connection database) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Set<UUID> found = entries(database);
    while (!found.equals(sent)) {
      if (System.nanoTime() > deadline) {
        Set<UUID> lost = new HashSet<>(sent);
        lost.removeAll(found);
        throw new IllegalStateException(lost.size() + " events were lost");
      }
      Thread.sleep(200);
      found = entries(database);
    }
  }

  private static Set<UUID> entries(Connection database) throws SQLException {
    Set<UUID> ids = new HashSet<>();
    try (Statement statement = database.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT id FROM entry WHERE action = '" + AuditEvents.ACTION + "'")) {
      while (rows.next()) {
        ids.add(rows.getObject(1, UUID.class));
      }
    }
    return ids;
  }
}
