package dev.mingce.stack.testing;

import dev.mingce.stack.issuer.Issuer;
import dev.mingce.stack.issuer.TokenSpec;
import dev.mingce.stack.platform.PlatformPort;
import dev.mingce.stack.platform.PlatformService;
import dev.mingce.stack.platform.Readiness;
import dev.mingce.stack.platform.RuntimeFile;
import dev.mingce.stack.platform.ServiceEnvironment;
import dev.mingce.stack.platform.Settings;
import dev.mingce.stack.process.ChildProcess;
import dev.mingce.stack.process.Ports;
import dev.mingce.stack.secrets.Secrets;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The whole platform as {@code ./run} starts it, in a folder and on ports of its own. Uses the JDK
 * only. Processes are named {@code stack}, {@code postgres} and as the services' folders, for
 * example {@code customer-service}.
 */
public final class PlatformProcess implements AutoCloseable {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(45);

  private final Path folder;
  private final Options options;
  private final Map<PlatformPort, Integer> ports = new EnumMap<>(PlatformPort.class);
  private @Nullable Process process;

  private PlatformProcess(Path folder, Options options) {
    this.folder = folder.toAbsolutePath().normalize();
    this.options = options;
  }

  /**
   * How to start.
   *
   * @param services {@code all}, {@code none} or names with commas: {@code customer,audit}
   * @param environment further variables, also for the services
   * @param limit how long a start may take
   */
  public record Options(String services, Map<String, String> environment, Duration limit) {

    /** Copies the variables. */
    public Options {
      environment = Map.copyOf(environment);
    }

    /** All services. */
    public static Options usual() {
      return services("all");
    }

    /** Some services. */
    public static Options services(String names) {
      return new Options(names, Map.of(), Duration.ofMinutes(3));
    }
  }

  /**
   * Starts on this data folder, which may hold the data of an earlier start, and waits until all is
   * ready.
   */
  public static PlatformProcess start(Path folder, Options options) throws IOException {
    PlatformProcess platform = new PlatformProcess(folder, options);
    Iterator<Integer> free = Ports.free(PlatformPort.values().length).iterator();
    for (PlatformPort port : PlatformPort.values()) {
      platform.ports.put(port, free.next());
    }
    platform.restart();
    return platform;
  }

  /** Starts again on the same data and ports; stops first when it still runs. */
  public void restart() throws IOException {
    stop();
    Path root = StackClassPath.root();
    Files.createDirectories(folder.resolve("logs"));
    Path archive = root.resolve("local-stack/target/archives/stack.jsa");
    Files.createDirectories(archive.resolveSibling(""));
    List<String> jvm =
        List.of(
            "@" + root.resolve("local-stack/jvm.options"),
            "-XX:+AutoCreateSharedArchive",
            "-XX:SharedArchiveFile=" + archive,
            "-Dmingce.log.file=" + log("stack"));
    List<String> arguments = List.of("start", "--machine", "--services=" + options.services());
    ProcessBuilder builder =
        new ProcessBuilder(StackClassPath.command("dev.mingce.stack.Main", jvm, arguments));
    Map<String, String> environment = builder.environment();
    environment.putAll(options.environment());
    environment.put("MINGCE_ROOT", root.toString());
    environment.put("MINGCE_HOME", folder.toString());
    ports.forEach((port, number) -> environment.put(port.variable(), Integer.toString(number)));
    Path output = folder.resolve("logs/output.log");
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Process started = builder.start();
    process = started;
    awaitReady(started, output);
  }

  /**
   * The address of a service ({@code customer-service}) or of anything else that has a port ({@code
   * inbox}).
   */
  public URI url(String name) {
    return URI.create("http://localhost:" + port(name));
  }

  /**
   * The port of a service, or of {@code inbox}, {@code traces}, {@code connect}, {@code smtp},
   * {@code postgres} …
   */
  public int port(String name) {
    String plain = name.replace("-service", "").toUpperCase(java.util.Locale.ROOT);
    return ports.getOrDefault(PlatformPort.valueOf(plain), 0);
  }

  /** A token of this platform's issuer. */
  public String token(TokenSpec spec) throws IOException {
    return secrets().signingKey().sign(Issuer.uri(port("issuer")), spec);
  }

  /** A token for a person in a role. */
  public String token(String role) throws IOException {
    return token(TokenSpec.role(role));
  }

  /** The JDBC address of a database. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port("postgres") + "/" + database;
  }

  /** The password of a user of the databases; {@code postgres} is the superuser. */
  public String databasePassword(String user) throws IOException {
    return secrets().databasePassword(user);
  }

  /** The address of Kafka. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port("kafka");
  }

  /**
   * The environment variables that the platform gives to a service, for who starts one besides it.
   */
  public Map<String, String> variables(PlatformService service) throws IOException {
    Settings settings =
        new Settings(
            StackClassPath.root(), folder, ports, List.of(), List.of(), false, false, true);
    return new ServiceEnvironment(settings, secrets()).of(service);
  }

  /** The process ids of now by name; a restarted service has another one. */
  public Map<String, Long> pids() {
    return RuntimeFile.read(folder).pids();
  }

  /** The log of a process by its name. */
  public Path log(String name) {
    return folder.resolve("logs").resolve(name + ".log");
  }

  /** The folder of data, keys and logs. */
  public Path folder() {
    return folder;
  }

  /**
   * Kills a service or {@code postgres} as a crash would; the supervisor starts it again. Returns
   * the killed process id.
   */
  public long killService(String name) {
    Long pid = pids().get(name);
    if (pid == null) {
      throw new IllegalArgumentException(name + " does not run");
    }
    kill(pid);
    return pid;
  }

  /** Waits until a service that was killed is ready again under another process id. */
  public void awaitRestarted(String name, long killedPid) {
    await(
        options.limit(),
        () -> {
          Long pid = pids().get(name);
          return pid != null && pid != killedPid && Readiness.isReady(url(name).toString());
        });
  }

  /**
   * Kills the supervisor with Kafka and Connect in it, as a crash would, and waits until everything
   * else is gone too.
   */
  public void killStack() {
    Map<String, Long> all = pids();
    Optional.ofNullable(all.get("stack")).ifPresent(PlatformProcess::kill);
    await(STOP_LIMIT, () -> all.values().stream().noneMatch(PlatformProcess::runs));
    process = null;
  }

  /** Stops everything in order; the data stays. */
  public void stop() throws IOException {
    Process running = process;
    if (running == null) {
      return;
    }
    running.getOutputStream().close();
    ChildProcess.awaitEndOrKill(running.toHandle(), STOP_LIMIT);
    process = null;
  }

  @Override
  public void close() throws IOException {
    stop();
  }

  private Secrets secrets() throws IOException {
    return Secrets.in(folder.resolve("keys"));
  }

  private void awaitReady(Process started, Path output) throws IOException {
    long deadline = System.nanoTime() + options.limit().toNanos();
    while (!saysReady(output)) {
      if (!started.isAlive() || System.nanoTime() > deadline) {
        stop();
        throw new IOException("The platform did not start:\n" + Files.readString(output));
      }
      ChildProcess.pause(LOOK_AGAIN);
    }
  }

  private static boolean saysReady(Path output) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(output)) {
      return lines.lines().anyMatch(ReadyLine::isOne);
    }
  }

  private static void await(Duration limit, BooleanSupplier condition) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("Not so within " + limit);
      }
      ChildProcess.pause(LOOK_AGAIN);
    }
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid)
        .ifPresent(p -> ChildProcess.stop(p, ChildProcess.Signal.KILL, STOP_LIMIT));
  }

  private static boolean runs(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }
}
