package dev.mingce.bench;

import dev.mingce.stack.testing.PlatformProcess;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs PostgreSQL's own load generator, which must be on the path (package postgresql-contrib or
 * postgresql).
 */
final class PgBench {
  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

  private PgBench() {}

  /** Copies a script out of the class path. */
  static Path script(String name) throws IOException {
    Path file = Files.createTempFile("bench", ".sql");
    try (InputStream in = PgBench.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no script " + name);
      }
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  static double transactionsPerSecond(
      PlatformProcess platform, String database, Path script, int clients, Duration length)
      throws Exception {
    URI address = URI.create(platform.jdbcUrl(database).substring("jdbc:".length()));
    ProcessBuilder pgbench =
        new ProcessBuilder(
            "pgbench",
            "-n",
            "-M",
            "prepared",
            "-h",
            address.getHost(),
            "-p",
            Integer.toString(address.getPort()),
            "-U",
            database,
            "-c",
            Integer.toString(clients),
            "-j",
            "2",
            "-T",
            Long.toString(length.toSeconds()),
            "-f",
            script.toString(),
            database);
    pgbench.environment().put("PGPASSWORD", platform.databasePassword(database));
    Process process = pgbench.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("pgbench failed: " + output);
    }
    return rate(output);
  }

  /** The rate in pgbench's report. */
  static double rate(String output) {
    Matcher rate = RATE.matcher(output);
    if (!rate.find()) {
      throw new IllegalStateException("pgbench reported no rate: " + output);
    }
    return Double.parseDouble(rate.group(1));
  }
}
