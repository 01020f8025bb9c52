package dev.mingce.bench;

import dev.mingce.stack.testing.PlatformProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs measurements on a platform of their own: {@code create}, {@code latency}, {@code start}, or
 * {@code all}. Prints a table and writes JSON.
 */
public final class Benchmarks {
  private static final PrintStream OUT = System.out;

  private Benchmarks() {}

  public static void main(String[] arguments) throws Exception {
    String which = arguments.length == 0 ? "all" : arguments[0];
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 30;
    if (!List.of("create", "latency", "start", "all").contains(which)) {
      throw new IllegalArgumentException("measurement is create, latency, start or all");
    }
    Path folder = Files.createTempDirectory("mingce-bench");
    Instant begin = Instant.now();
    List<Figure> figures = new ArrayList<>();
    try (PlatformProcess platform =
        PlatformProcess.start(
            folder, new PlatformProcess.Options("all", Map.of(), Duration.ofMinutes(3)))) {
      if (which.equals("start") || which.equals("all")) {
        figures.addAll(StartUp.measure(platform, Duration.between(begin, Instant.now())));
      }
      if (which.equals("create") || which.equals("all")) {
        figures.addAll(new CreateLoad(platform).measure(Duration.ofSeconds(seconds)));
      }
      if (which.equals("latency") || which.equals("all")) {
        figures.addAll(new OutboxLatency(platform).measure(1_000, Duration.ofSeconds(seconds)));
      }
    }
    report(which, figures);
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
