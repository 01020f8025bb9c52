package dev.mingce.bench.dedup;

import dev.mingce.bench.Figure;
import dev.mingce.bench.ServiceProcess;
import dev.mingce.dedup.synthetic.SyntheticCustomers;
import dev.mingce.stack.issuer.TokenSpec;
import dev.mingce.stack.platform.PlatformService;
import dev.mingce.stack.testing.PlatformProcess;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Matching of new customers against a large base: the service alone, beside PostgreSQL, Kafka and a
 * stand-in that gives it the keys. Of the records of the synthetic set every so many arrive while
 * it is measured, so they have the duplicates and look-alikes that the set has.
 */
public final class DedupLive {
  private static final int WARM_UP = 5_000;
  private static final int COUNTED = 6_000;
  private static final int PACED = 4_000;
  private static final int CHECKS = 900;
  private static final int PER_SECOND = Integer.getInteger("mingce.rate", 300);
  private static final int ARRIVING = WARM_UP + COUNTED + PACED + CHECKS;
  private static final int COMMITS = 500;

  // The base must fit: the service keeps none of it.
  private static final List<String> OPTIONS =
      List.of("-Xmx512m", "--sun-misc-unsafe-memory-access=allow");

  private DedupLive() {}

  /** Measures on a base of so many customers. */
  public static List<Figure> measure(PlatformProcess platform, int customers) throws Exception {
    List<Figure> figures = new ArrayList<>();
    List<MadeUpCustomer> arriving = new ArrayList<>();
    try (KeyServer keys = new KeyServer(platform.port("customer-service"));
        ServiceProcess service = ServiceProcess.start(platform, PlatformService.DEDUP, options())) {
      service.awaitReady(); // its tables are there now
      service.kill();
      figures.addAll(base(platform, service, customers, arriving));
      try (KafkaProducer<String, byte[]> producer = producer(platform)) {
        DedupArrivals arrivals = new DedupArrivals(service, producer);
        arrivals.send(arriving.subList(0, WARM_UP + COUNTED));
        service.restart();
        figures.addAll(arrivals.throughput(WARM_UP, COUNTED));
        int paced = WARM_UP + COUNTED + PACED;
        figures.addAll(arrivals.latency(PER_SECOND, arriving.subList(WARM_UP + COUNTED, paced)));
        figures.addAll(commits(service));
        service.awaitReady();
        String token = platform.token(TokenSpec.role("steward").withUnits("*"));
        figures.addAll(
            DedupChecks.measure(service, token, arriving.subList(paced, arriving.size())));
      }
    }
    return figures;
  }

  private static List<String> options() {
    List<String> options = new ArrayList<>(OPTIONS);
    String more = System.getProperty("mingce.java.options", "");
    if (!more.isBlank()) {
      options.addAll(List.of(more.split(" ", -1)));
    }
    return options;
  }

  private static List<Figure> base(
      PlatformProcess platform,
      ServiceProcess service,
      int customers,
      List<MadeUpCustomer> arriving)
      throws Exception {
    byte[] indexKey =
        Base64.getDecoder()
            .decode(platform.variables(PlatformService.DEDUP).get("MINGCE_KEYS_INDEX"));
    long begin = System.nanoTime();
    int every = (customers + ARRIVING) / ARRIVING;
    try (Connection connection = service.database()) {
      DedupBase base = new DedupBase(connection, indexKey);
      int[] number = {0};
      SyntheticCustomers.each(
          customers + ARRIVING,
          5,
          labelled -> {
            int next = number[0]++;
            MadeUpCustomer customer = MadeUpCustomer.of(next, labelled.record());
            if (next % every == 0 && arriving.size() < ARRIVING) {
              arriving.add(customer);
            } else {
              base.add(customer);
            }
          });
      List<Figure> figures = new ArrayList<>(base.finish(number[0] - arriving.size()));
      figures.add(new Figure("matching: base built", (System.nanoTime() - begin) / 1e9, "s"));
      return figures;
    }
  }

  // What a decision costs at least: one row, written durably.
  private static List<Figure> commits(ServiceProcess service) throws SQLException, Exception {
    Histogram times = new Histogram(60_000_000L, 3);
    try (Connection database = service.database();
        Statement setUp = database.createStatement()) {
      setUp.execute("CREATE TABLE bare (id bigint PRIMARY KEY)");
      try (PreparedStatement insert = database.prepareStatement("INSERT INTO bare VALUES (?)")) {
        for (int i = 0; i < COMMITS; i++) {
          long begin = System.nanoTime();
          insert.setLong(1, i);
          insert.executeUpdate();
          times.recordValue((System.nanoTime() - begin) / 1_000);
        }
      }
    }
    return List.of(
        DedupArrivals.figure("matching: reference, commit of one row, p50", times, 50),
        DedupArrivals.figure("matching: reference, commit of one row, p99", times, 99));
  }

  private static KafkaProducer<String, byte[]> producer(PlatformProcess platform) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            platform.bootstrapServers(),
            ProducerConfig.ACKS_CONFIG,
            "all"),
        new StringSerializer(),
        new ByteArraySerializer());
  }
}
