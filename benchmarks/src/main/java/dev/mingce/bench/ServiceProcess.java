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
 * A service as a process of its own beside a platform that runs none, so that it can be started and
 * killed at will: the platform's own supervisor waits longer after each crash.
 */
public final class ServiceProcess implements AutoCloseable {
  private static final Duration READY = Duration.ofMinutes(3);

  private final PlatformProcess platform;
  private final PlatformService service;
  private final List<String> command;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Thread atEnd = new Thread(this::kill);
  private Process process;

  private ServiceProcess(PlatformProcess platform, PlatformService service, List<String> command)
      throws IOException {
    this.platform = platform;
    this.service = service;
    this.command = command;
    this.process = launch();
    Runtime.getRuntime().addShutdownHook(atEnd);
  }

  /** Starts it with these options of its JVM. */
  public static ServiceProcess start(
      PlatformProcess platform, PlatformService service, List<String> options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-jar", service.jar(root()).toString()));
    return new ServiceProcess(platform, service, command);
  }

  /** The repository. */
  static Path root() {
    return Path.of(System.getProperty("mingce.root", "")).toAbsolutePath();
  }

  private Process launch() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(platform.variables(service));
    Path log = platform.log(service.folder());
    Files.createDirectories(log.resolveSibling(""));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /** Ends it as {@code kill -9} does, and returns when it is gone. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Starts it again after it was killed. */
  public void restart() throws IOException {
    process = launch();
  }

  /** The processor time that it has taken. */
  public Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  public URI url(String path) {
    return platform.url(service.folder()).resolve(path);
  }

  public void awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + READY.toNanos();
    while (!isReady()) {
      if (System.nanoTime() > deadline || !process.isAlive()) {
        throw new IOException(
            service.folder() + " is not ready; see " + platform.log(service.folder()));
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

  /** Its database, as somebody who sees everything. */
  public Connection database() throws SQLException, IOException {
    return DriverManager.getConnection(
        platform.jdbcUrl(service.database()), "postgres", platform.databasePassword("postgres"));
  }

  /** The first column of the only row. */
  public static long number(Connection database, String sql) throws SQLException {
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
