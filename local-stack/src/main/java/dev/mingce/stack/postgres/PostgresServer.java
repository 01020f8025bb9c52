package dev.mingce.stack.postgres;

import dev.mingce.stack.process.ChildProcess;
import dev.mingce.stack.process.Watchdog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One PostgreSQL server as a child process, listening on the loopback interface only. */
public final class PostgresServer implements AutoCloseable {

  /** The superuser, used by the stack itself to make databases and users. */
  public static final String SUPERUSER = "postgres";

  private static final Duration START_LIMIT = Duration.ofMinutes(1);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

  private final ChildProcess process;
  private final Options options;

  private PostgresServer(ChildProcess process, Options options) {
    this.process = process;
    this.options = options;
  }

  /**
   * What a server is started with.
   *
   * @param store where the unpacked programs are kept between starts
   * @param data the data folder, initialised when it is empty
   * @param port the port on 127.0.0.1
   * @param durable whether a commit survives the loss of power; tests do without
   * @param password the superuser's password; ignored when the data folder exists already
   * @param log the file that takes what the server says
   */
  public record Options(
      Path store, Path data, int port, boolean durable, String password, Path log) {}

  /** Starts the server and returns when it accepts connections. */
  public static PostgresServer start(Options options, Watchdog watchdog) throws IOException {
    Path home = PostgresBinaries.unpackedBelow(options.store());
    List<String> prefix = OwnUser.commandPrefix();
    if (!Files.exists(options.data().resolve("PG_VERSION"))) {
      initialise(home, prefix, options);
    }
    LeftoverPostgres.end(options.data());
    List<String> command = new ArrayList<>(prefix);
    command.add(home.resolve("bin/postgres").toString());
    command.addAll(List.of("-D", options.data().toString()));
    settings(options).forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    ChildProcess process = ChildProcess.start("postgres", command, Map.of(), options.log());
    watchdog.watch(process.pid());
    PostgresServer server = new PostgresServer(process, options);
    server.awaitReady();
    return server;
  }

  /** The process itself, for those who watch over it. */
  public ChildProcess process() {
    return process;
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return options.port();
  }

  /** The JDBC address of one database. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + options.port() + "/" + database;
  }

  /** Ends all sessions, writes a checkpoint and stops. */
  @Override
  public void close() {
    process.stop(ChildProcess.Signal.INTERRUPT, STOP_LIMIT);
  }

  private static void initialise(Path home, List<String> prefix, Options options)
      throws IOException {
    Files.createDirectories(options.data());
    Path passwordFile = options.data().resolveSibling(options.data().getFileName() + ".pw");
    Files.writeString(passwordFile, options.password());
    try {
      List<String> command = new ArrayList<>(prefix);
      command.add(home.resolve("bin/initdb").toString());
      command.addAll(List.of("-D", options.data().toString(), "-U", SUPERUSER));
      command.addAll(PostgresSettings.LOCALE_ARGUMENTS);
      command.addAll(List.of("--auth=scram-sha-256", "--pwfile=" + passwordFile, "--no-sync"));
      ChildProcess.run("initdb", command, options.log(), START_LIMIT);
    } finally {
      Files.deleteIfExists(passwordFile);
    }
  }

  private static Map<String, String> settings(Options options) {
    Map<String, String> settings = new TreeMap<>(PostgresSettings.of(options.durable()));
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("port", Integer.toString(options.port()));
    settings.put("unix_socket_directories", "");
    return settings;
  }

  private void awaitReady() throws IOException {
    Path status = options.data().resolve("postmaster.pid");
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (System.nanoTime() < deadline) {
      if (!process.isAlive()) {
        throw new IOException("PostgreSQL did not start: " + process.lastLines());
      }
      if (LeftoverPostgres.isReady(status, process.pid())) {
        return;
      }
      ChildProcess.pause(Duration.ofMillis(20));
    }
    close();
    throw new IOException("PostgreSQL was not ready in time: " + process.lastLines());
  }
}
