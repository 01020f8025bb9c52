package dev.mingce.bench;

import dev.mingce.stack.platform.PlatformService;
import dev.mingce.stack.testing.PlatformProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * audit-service as a process of its own beside a platform that runs none, so that it can be started
 * and killed at will: the platform's own supervisor waits longer after each crash.
 */
final class AuditProcess implements AutoCloseable {
  private static final Duration READY = Duration.ofMinutes(3);

  private final PlatformProcess platform;
  private final List<String> command;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Thread atEnd = new Thread(this::kill);
  private Process process;

  private AuditProcess(PlatformProcess platform, List<String> command) throws IOException {
    this.platform = platform;
    this.command = command;
    this.process = launch();
    Runtime.getRuntime().addShutdownHook(atEnd);
  }

  /** Starts it with these options of its JVM. */
  static AuditProcess start(PlatformProcess platform, List<String> options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-jar", PlatformService.AUDIT.jar(root()).toString()));
    return new AuditProcess(platform, command);
  }

  /** The repository. */
  static Path root() {
    return Path.of(System.getProperty("mingce.root", "")).toAbsolutePath();
  }

  private Process launch() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(platform.variables(PlatformService.AUDIT));
    Path log = platform.log("audit-service");
    Files.createDirectories(log.resolveSibling(""));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /** Ends it as {@code kill -9} does, and returns when it is gone. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Starts it again after it was killed. */
  void restart() throws IOException {
    process = launch();
  }

  URI url(String path) {
    return platform.url("audit-service").resolve(path);
  }

  void awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + READY.toNanos();
    while (!isReady()) {
      if (System.nanoTime() > deadline || !process.isAlive()) {
        throw new IOException("audit-service is not ready; see " + platform.log("audit-service"));
      }
      Thread.sleep(50);
    }
  }

  private boolean isReady() throws InterruptedException {
    try {
      return http.send(
                  HttpRequest.newBuilder(url("/q/health/ready")).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** The database of the log, as somebody who sees everything. */
  Connection database() throws SQLException, IOException {
    return DriverManager.getConnection(
        platform.jdbcUrl("audit"), "postgres", platform.databasePassword("postgres"));
  }

  /** The first column of the only row. */
  static long number(Connection database, String sql) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atEnd);
    kill();
    http.close();
  }
}
