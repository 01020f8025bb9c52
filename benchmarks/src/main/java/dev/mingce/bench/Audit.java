package dev.mingce.bench;

import dev.mingce.stack.platform.PlatformService;
import dev.mingce.stack.testing.PlatformProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The measurements of the audit log, each on a log that starts empty. */
final class Audit {
  // More than it manages, so that it never waits.
  private static final int EVENTS_PER_SECOND = 9_000;
  private static final int WARM_UP_EVENTS = 200_000;
  private static final int PROVABLE_PER_SECOND = 1_000;
  private static final int PROOFS_PER_SECOND = 500;
  private static final int VERIFIED_ENTRIES = 1_000_000;
  private static final List<String> UNDER_LOAD =
      List.of("-Xmx512m", "--sun-misc-unsafe-memory-access=allow");

  private Audit() {}

  /** Appends, latency, proofs and storage; {@code length} is that of each. */
  static List<Figure> log(Path folder, Duration length) throws Exception {
    List<Figure> figures = new ArrayList<>();
    try (PlatformProcess platform = Benchmarks.start(folder, "none", Map.of())) {
      AuditAppend append = new AuditAppend(platform, WARM_UP_EVENTS);
      int count = Math.toIntExact(EVENTS_PER_SECOND * length.toSeconds());
      append.fill(count);
      try (ServiceProcess service =
          ServiceProcess.start(platform, PlatformService.AUDIT, UNDER_LOAD)) {
        figures.addAll(append.measure(service, count));
        service.awaitReady();
        figures.addAll(
            new AuditLatency(platform, service)
                .measure(PROVABLE_PER_SECOND, atMost(length, Duration.ofMinutes(1))));
        figures.addAll(
            new AuditProofs(platform, service)
                .measure(PROOFS_PER_SECOND, atMost(length, Duration.ofMinutes(1))));
      }
    }
    return figures;
  }

  /** Proofs from a log of so many entries. */
  static List<Figure> proofs(Path folder, int entries) throws Exception {
    try (PlatformProcess platform = Benchmarks.start(folder, "none", Map.of());
        ServiceProcess service =
            ServiceProcess.start(platform, PlatformService.AUDIT, UNDER_LOAD)) {
      service.awaitReady();
      service.kill();
      try (Connection database = service.database()) {
        new AuditLargeLog(database).growTo(entries);
      }
      service.restart();
      service.awaitReady();
      return new AuditProofs(platform, service).measure(PROOFS_PER_SECOND, Duration.ofMinutes(1));
    }
  }

  /** The verifier on a folder. */
  static List<Figure> verify(Path folder) throws Exception {
    return AuditVerification.measure(
        folder,
        VERIFIED_ENTRIES,
        ServiceProcess.root().resolve("audit-verifier/target/audit-verifier.jar"));
  }

  /** Kills the service so many times. */
  static List<Figure> kills(Path folder, int trials, long seed) throws Exception {
    try (PlatformProcess platform = Benchmarks.start(folder, "none", Map.of());
        ServiceProcess service =
            ServiceProcess.start(platform, PlatformService.AUDIT, quickStart())) {
      service.awaitReady();
      return new AuditKills(platform, service, seed).measure(trials);
    }
  }

  // As ./run starts it; where there is an archive of loaded classes, it is used.
  private static List<String> quickStart() throws IOException {
    return List.of(
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-XX:+UseCompactObjectHeaders",
        "-XX:SharedArchiveFile="
            + ServiceProcess.root().resolve("local-stack/target/archives/audit-service.jsa"),
        "-Xlog:disable");
  }

  private static Duration atMost(Duration length, Duration most) {
    return length.compareTo(most) < 0 ? length : most;
  }
}
