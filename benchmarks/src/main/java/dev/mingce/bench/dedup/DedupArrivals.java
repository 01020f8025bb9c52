package dev.mingce.bench.dedup;

import dev.mingce.bench.Figure;
import dev.mingce.bench.ServiceProcess;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** New customers, from their event to the decision about them. */
final class DedupArrivals {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
  private static final String APPLIED = "SELECT count(*) FROM inbox";

  private final ServiceProcess service;
  private final KafkaProducer<String, byte[]> producer;

  DedupArrivals(ServiceProcess service, KafkaProducer<String, byte[]> producer) {
    this.service = service;
    this.producer = producer;
  }

  void send(List<MadeUpCustomer> customers) {
    for (MadeUpCustomer customer : customers) {
      var _ = producer.send(customer.registered());
    }
    producer.flush();
  }

  /**
   * How fast events are applied that lie in Kafka.
   *
   * @param warmUp how many are let pass before
   */
  List<Figure> throughput(int warmUp, int count) throws Exception {
    try (Connection database = service.database()) {
      await(database, warmUp);
      long begin = System.nanoTime();
      Duration cpu = service.cpu();
      long from = ServiceProcess.number(database, APPLIED);
      await(database, warmUp + count);
      double seconds = (System.nanoTime() - begin) / 1e9;
      long applied = ServiceProcess.number(database, APPLIED) - from;
      return List.of(
          new Figure("matching: events decided", applied / seconds, "1/s"),
          new Figure(
              "matching: processor time of an event, in the service",
              service.cpu().minus(cpu).toNanos() / 1e6 / applied,
              "ms"));
    }
  }

  private static void await(Connection database, long count) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (ServiceProcess.number(database, APPLIED) < count) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "only "
                + ServiceProcess.number(database, APPLIED)
                + " of "
                + count
                + " events were applied within "
                + PATIENCE);
      }
      Thread.sleep(LOOK_AGAIN);
    }
  }

  /**
   * From when an event was due until the database tells everybody of the decision, at a constant
   * rate of arrivals.
   */
  List<Figure> latency(int perSecond, List<MadeUpCustomer> customers) throws Exception {
    Map<UUID, Long> due = new ConcurrentHashMap<>();
    Histogram latencies = new Histogram(600_000_000L, 3);
    try (Connection database = service.database();
        Statement statement = database.createStatement()) {
      statement.execute(
          "CREATE OR REPLACE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS"
              + " $$BEGIN PERFORM pg_notify('decided', NEW.customer_id::text); RETURN NULL; END$$");
      statement.execute(
          "CREATE TRIGGER tell AFTER INSERT ON verdict FOR EACH ROW EXECUTE FUNCTION tell()");
      statement.execute("LISTEN decided");
      long begin = System.nanoTime();
      Thread sending = Thread.ofPlatform().start(() -> pace(begin, perSecond, customers, due));
      listen(database.unwrap(PGConnection.class), customers.size(), due, latencies);
      sending.join();
      statement.execute("DROP TRIGGER tell ON verdict");
    }
    return List.of(
        figure("matching: event to decision, p50", latencies, 50),
        figure("matching: event to decision, p99", latencies, 99),
        figure("matching: event to decision, max", latencies, 100),
        new Figure("matching: arrivals meanwhile", perSecond, "1/s"));
  }

  private void pace(
      long begin, int perSecond, List<MadeUpCustomer> customers, Map<UUID, Long> due) {
    for (int i = 0; i < customers.size(); i++) {
      long at = begin + i * 1_000_000_000L / perSecond;
      while (System.nanoTime() < at) {
        LockSupport.parkNanos(200_000);
      }
      due.put(customers.get(i).id(), at);
      var _ = producer.send(customers.get(i).registered());
    }
  }

  private static void listen(
      PGConnection database, int count, Map<UUID, Long> due, Histogram latencies) throws Exception {
    int seen = 0;
    int warmUp = count / 4;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (seen < count) {
      PGNotification[] told = database.getNotifications(500);
      long now = System.nanoTime();
      for (PGNotification one : told == null ? new PGNotification[0] : told) {
        Long since = due.remove(UUID.fromString(one.getParameter()));
        if (since != null && seen++ > warmUp) {
          latencies.recordValue((now - since) / 1_000);
        }
      }
      if (now > deadline) {
        throw new IllegalStateException(count - seen + " events were not decided in time");
      }
    }
  }

  static Figure figure(String name, Histogram latencies, double percentile) {
    return new Figure(name, latencies.getValueAtPercentile(percentile) / 1_000.0, "ms");
  }
}
