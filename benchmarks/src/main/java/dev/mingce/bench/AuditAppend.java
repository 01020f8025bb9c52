package dev.mingce.bench;

import dev.mingce.stack.testing.PlatformProcess;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * Entries from Kafka to their commit, beside what PostgreSQL alone does with the same rows.
 *
 * <p>The events lie in Kafka before the service starts, so nothing waits for their producer. What
 * the service does while its JVM is cold does not count.
 */
final class AuditAppend {
  private static final int BATCH = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String SIZE = "SELECT size FROM log_head";
  private static final String MIGRATED =
      "SELECT count(*) FROM information_schema.tables WHERE table_name = 'log_shard'";

  private final PlatformProcess platform;
  private final int warmUp;

  /** Lets so many entries pass before it counts. */
  AuditAppend(PlatformProcess platform, int warmUp) {
    this.platform = platform;
    this.warmUp = warmUp;
  }

  /** Puts the events into Kafka. */
  void fill(int count) {
    try (KafkaProducer<String, byte[]> producer =
        AuditEvents.producer(platform.bootstrapServers())) {
      for (int i = 0; i < count + warmUp; i++) {
        var _ = producer.send(AuditEvents.next(AuditEvents.id()));
      }
    }
  }

  List<Figure> measure(ServiceProcess service, int count) throws Exception {
    try (Connection database = service.database()) {
      double ours = count / seconds(database, warmUp, warmUp + count);
      double bare = bare(database, warmUp, count);
      return List.of(
          new Figure("audit: Kafka to commit, deduplicated", ours, "1/s"),
          new Figure("audit: PostgreSQL alone, the same rows", bare, "1/s"),
          new Figure("audit: ratio", ours / bare, ""),
          new Figure(
              "audit: bytes of an entry",
              ServiceProcess.number(
                  database, "SELECT avg(octet_length(bytes)) FROM entry WHERE leaf_index < 1000"),
              "B"),
          new Figure("audit: storage of an entry, all told", storage(database), "B"));
    }
  }

  private static double seconds(Connection database, long from, long to) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long begin = 0;
    while (System.nanoTime() < deadline) {
      // The service makes its tables while it starts.
      boolean migrated = begin > 0 || ServiceProcess.number(database, MIGRATED) > 0;
      long size = migrated ? ServiceProcess.number(database, SIZE) : 0;
      if (begin == 0 && size >= from) {
        begin = System.nanoTime();
      }
      if (size >= to) {
        return (System.nanoTime() - begin) / 1e9;
      }
      Thread.sleep(20);
    }
    throw new IllegalStateException("not all entries were committed within " + PATIENCE);
  }

  // The server copies the rows within itself: no client, no events, no tree.
  private static double bare(Connection database, long first, int most) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("CREATE SCHEMA bare");
      statement.execute("CREATE TABLE bare.entry (LIKE public.entry INCLUDING ALL)");
      statement.execute("CREATE TABLE bare.inbox (LIKE public.inbox INCLUDING ALL)");
      int count = Math.min(most, 300_000);
      long begin = System.nanoTime();
      for (long at = first; at < first + count; at += BATCH) {
        statement.execute(
            "WITH fresh AS (INSERT INTO bare.entry SELECT * FROM public.entry WHERE leaf_index >= "
                + at
                + " AND leaf_index < "
                + (at + BATCH)
                + " RETURNING id) INSERT INTO bare.inbox SELECT 'bare', id FROM fresh");
      }
      double rate = count / ((System.nanoTime() - begin) / 1e9);
      statement.execute("DROP SCHEMA bare CASCADE");
      return rate;
    }
  }

  // Rows, indexes, inbox, tiles and checkpoints.
  private static double storage(Connection database) throws SQLException {
    long bytes =
        ServiceProcess.number(
            database,
            "SELECT sum(pg_total_relation_size(relid)) FROM (SELECT relid FROM"
                + " pg_partition_tree('entry') UNION ALL SELECT unnest(ARRAY['tree_tile',"
                + " 'checkpoint', 'cosignature', 'inbox', 'log_head']::regclass[])) all_of_it");
    return (double) bytes / ServiceProcess.number(database, SIZE);
  }
}
