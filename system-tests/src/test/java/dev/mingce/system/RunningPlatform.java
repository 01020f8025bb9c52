package dev.mingce.system;

import dev.mingce.stack.issuer.TokenSpec;
import dev.mingce.stack.testing.PlatformProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.stream.Stream;

/** The platform of this test JVM, and doors to it. */
final class RunningPlatform implements AutoCloseable {

  static final String CUSTOMERS = "customer-service";
  static final String DEDUP = "dedup-service";
  static final String AUDIT = "audit-service";
  static final String NOTIFICATION = "notification-service";

  /** The agent that all tests register customers as. */
  static final TokenSpec AGENT = TokenSpec.role("agent").withUnits("sales-east");

  private final PlatformProcess process;

  private RunningPlatform(PlatformProcess process) {
    this.process = process;
  }

  // The folder stays until the next run: the logs of a failed one are wanted afterwards.
  static RunningPlatform start() throws IOException {
    Path folder = Path.of("target", "platform");
    if (Files.exists(folder)) {
      delete(folder);
    }
    return new RunningPlatform(PlatformProcess.start(folder, PlatformProcess.Options.usual()));
  }

  /** Started in another process, with its data, logs and process ids. */
  PlatformProcess process() {
    return process;
  }

  /** The API of a service as this bearer sees it. */
  Api api(String service, TokenSpec bearer) {
    return api(service, token(bearer));
  }

  /** The API of a service as a person in this role, who sees all units. */
  Api api(String service, String role, String subject) {
    return api(service, TokenSpec.role(role).withSubject(subject));
  }

  /** The API of a service with this token, which may be empty or forged. */
  Api api(String service, String token) {
    return new Api(process.url(service), token);
  }

  /** What has no login: the inbox, the traces, the issuer. */
  Api open(String name) {
    return new Api(process.url(name), "");
  }

  /** A token of the platform's issuer. */
  String token(TokenSpec spec) {
    try {
      return process.token(spec);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  URI url(String name) {
    return process.url(name);
  }

  Topic topic(String name) {
    return new Topic(process.bootstrapServers(), name);
  }

  /** A connection to a database as its superuser, who sees all tables. */
  Connection database(String name) throws SQLException, IOException {
    return DriverManager.getConnection(
        process.jdbcUrl(name), "postgres", process.databasePassword("postgres"));
  }

  @Override
  public void close() throws IOException {
    process.close();
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
