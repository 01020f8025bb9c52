package dev.mingce.bench;

import dev.mingce.bench.dedup.DedupAccuracy;
import dev.mingce.bench.dedup.DedupDecide;
import dev.mingce.bench.dedup.DedupLive;
import dev.mingce.stack.testing.PlatformProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs measurements: {@code start}, {@code create}, {@code read}, {@code latency}, {@code search},
 * {@code audit}, {@code audit-verify}, {@code matching}, {@code decide}, or {@code all} of these,
 * {@code audit-proofs} and {@code audit-kills}. A number behind the name is one of seconds, of
 * customers for {@code search}, {@code matching} and {@code decide}, of entries for {@code
 * audit-proofs}, of trials for {@code audit-kills}. Each starts a platform of its own, so that none
 * pays for another. Prints a table and writes JSON. {@code dedup DATA [NAMES]} prints how well
 * files are searched for duplicates.
 */
public final class Benchmarks {
  private static final PrintStream OUT = System.out;
  private static final int USUAL_SECONDS = 30;
  private static final int USUAL_CUSTOMERS = 100_000;
  private static final int USUAL_TRIALS = 30;
  private static final int USUAL_LOG = 1_000_000;
  private static final int READ_FROM = 20_000;
  // Of each kind of search: enough for a p99 that five requests lie above.
  private static final int REQUESTS = 500;
  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  // The local run trades speed under load for a fast start; here the JVM does as in a container.
  private static final String UNDER_LOAD = "-Xmx512m --sun-misc-unsafe-memory-access=allow";

  private Benchmarks() {}

  private interface Measurement {
    List<Figure> on(Path folder) throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    String which = arguments.length == 0 ? "all" : arguments[0];
    if (which.equals("dedup")) { // needs no platform, and has a table of its own
      Path data = Path.of(arguments.length > 1 ? arguments[1] : ".");
      DedupAccuracy.measure(OUT, data, arguments.length > 2 ? arguments[2] : "");
      return;
    }
    int number = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
    Map<String, Measurement> measurements = measurements(which, number);
    if (!which.equals("all") && !measurements.containsKey(which)) {
      throw new IllegalArgumentException(
          "measurement is all, dedup, audit-proofs, audit-kills or one of "
              + measurements.keySet());
    }
    List<Figure> figures = new ArrayList<>();
    for (Map.Entry<String, Measurement> one : measurements.entrySet()) {
      if (which.equals("all") || which.equals(one.getKey())) {
        figures.addAll(one.getValue().on(folder()));
      }
    }
    report(which, figures);
  }

  private static Map<String, Measurement> measurements(String which, int number) {
    Duration length = Duration.ofSeconds(number == 0 ? USUAL_SECONDS : number);
    int customers = which.equals("search") && number > 0 ? number : USUAL_CUSTOMERS;
    Map<String, Measurement> measurements = new LinkedHashMap<>();
    measurements.put("start", StartUp::measure);
    measurements.put("create", folder -> create(folder, length));
    measurements.put("read", folder -> read(folder, length));
    measurements.put("latency", folder -> latency(folder, length));
    measurements.put("search", folder -> search(folder, customers));
    measurements.put("audit", folder -> Audit.log(folder, length));
    measurements.put("audit-verify", Audit::verify);
    int matched = which.equals("matching") && number > 0 ? number : USUAL_CUSTOMERS;
    measurements.put("matching", folder -> matching(folder, matched));
    int decided = which.equals("decide") && number > 0 ? number : USUAL_CUSTOMERS;
    measurements.put("decide", folder -> DedupDecide.measure(decided));
    if (which.equals("audit-proofs")) {
      int entries = number == 0 ? USUAL_LOG : number;
      measurements.put(which, folder -> Audit.proofs(folder, entries));
    }
    if (which.equals("audit-kills")) {
      long seed = Long.getLong("mingce.seed", System.nanoTime());
      OUT.println("seed " + seed);
      int trials = number == 0 ? USUAL_TRIALS : number;
      measurements.put(which, folder -> Audit.kills(folder, trials, seed));
    }
    return measurements;
  }

  // Without the consumers: pgbench has none either, and on a small machine they would be what is
  // measured.
  private static List<Figure> create(Path folder, Duration length) throws Exception {
    try (PlatformProcess platform =
        start(folder, "customer", Map.of("MINGCE_JAVA_OPTIONS", UNDER_LOAD))) {
      return new CreateLoad(platform).measure(length);
    }
  }

  private static List<Figure> read(Path folder, Duration length) throws Exception {
    try (PlatformProcess platform =
        start(folder, "customer", Map.of("MINGCE_JAVA_OPTIONS", UNDER_LOAD))) {
      new SearchBase(platform).build(READ_FROM);
      return new ReadLoad(platform, READ_FROM).measure(length);
    }
  }

  private static List<Figure> search(Path folder, int customers) throws Exception {
    try (PlatformProcess platform =
        start(folder, "customer", Map.of("MINGCE_JAVA_OPTIONS", UNDER_LOAD))) {
      SearchBase base = new SearchBase(platform);
      List<Figure> figures =
          new ArrayList<>(base.has(customers) ? List.of() : base.build(customers));
      figures.addAll(base.sizes());
      figures.addAll(new SearchLoad(platform, customers).measure(REQUESTS));
      return figures;
    }
  }

  private static List<Figure> matching(Path folder, int customers) throws Exception {
    try (PlatformProcess platform = start(folder, "none", Map.of())) {
      return DedupLive.measure(platform, customers);
    }
  }

  // As the bare stack that it is compared with: PostgreSQL, Kafka and Connect, and one service for
  // its tables.
  private static List<Figure> latency(Path folder, Duration length) throws Exception {
    try (PlatformProcess platform = start(folder, "customer", Map.of())) {
      return new OutboxLatency(platform).measure(1_000, length);
    }
  }

  static PlatformProcess start(Path folder, String services, Map<String, String> environment)
      throws IOException {
    return PlatformProcess.start(
        folder, new PlatformProcess.Options(services, environment, START_LIMIT));
  }

  // A folder that is named is kept, and what was built in it is measured again.
  private static Path folder() throws IOException {
    String kept = System.getProperty("mingce.folder");
    return kept == null
        ? Files.createTempDirectory("mingce-bench")
        : Files.createDirectories(Path.of(kept));
  }

  private static void report(String which, List<Figure> figures) throws IOException {
    OUT.printf("%n%-46s %14s %s%n", "measure", "value", "unit");
    figures.forEach(f -> OUT.printf("%-46s %14.3f %s%n", f.name(), f.value(), f.unit()));
    Path results = Path.of(System.getProperty("mingce.results", "benchmarks/target/results"));
    Files.createDirectories(results);
    Path file = results.resolve(which + ".json");
    Files.write(file, dev.mingce.events.EventJson.write(figures));
    OUT.println("written to " + file);
  }
}
