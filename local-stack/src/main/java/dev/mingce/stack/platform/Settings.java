package dev.mingce.stack.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a start is told.
 *
 * @param root the repository
 * @param home the folder of all data
 * @param ports of everything
 * @param services which services to start
 * @param javaOptions of each service
 * @param fresh whether to delete the data first
 * @param demo whether to load the sample when ready
 * @param machine whether a program reads the output
 */
public record Settings(
    Path root,
    Path home,
    Map<PlatformPort, Integer> ports,
    List<PlatformService> services,
    List<String> javaOptions,
    boolean fresh,
    boolean demo,
    boolean machine) {

  // Five JVMs share one small machine: compact headers, the serial collector, and a second compiler
  // that starts later, since most
  // of what runs at the start does not stay hot. Measured: a third less work until ready, and hot
  // code is still optimised.
  private static final List<String> USUAL_OPTIONS =
      List.of(
          "-Xmx256m",
          "-Xss512k",
          "-XX:MaxMetaspaceSize=192m",
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:Tier4InvocationThreshold=15000",
          "-XX:Tier4MinInvocationThreshold=3000",
          "-XX:Tier4CompileThreshold=30000",
          "-XX:Tier4BackEdgeThreshold=120000");

  /** Copies the collections. */
  public Settings {
    ports = Map.copyOf(ports);
    services = List.copyOf(services);
    javaOptions = List.copyOf(javaOptions);
  }

  /** Reads the command line of {@code start} and the environment. */
  public static Settings parse(Map<String, String> environment, List<String> arguments) {
    Path root = root(environment);
    boolean fresh = false;
    boolean demo = false;
    boolean machine = false;
    String services = "all";
    for (String argument : arguments) {
      switch (argument) {
        case "--fresh" -> fresh = true;
        case "--demo" -> demo = true;
        case "--machine" -> machine = true;
        default -> {
          if (!argument.startsWith("--services=")) {
            throw new IllegalArgumentException("Unknown option " + argument);
          }
          services = argument.substring("--services=".length());
        }
      }
    }
    String told = environment.get("MINGCE_JAVA_OPTIONS");
    List<String> options = told == null ? USUAL_OPTIONS : List.of(told.strip().split("\\s+", -1));
    return new Settings(
        root,
        home(environment),
        PlatformPort.from(environment),
        PlatformService.parse(services),
        options,
        fresh,
        demo,
        machine);
  }

  /** The repository that this program belongs to. */
  static Path root(Map<String, String> environment) {
    return Path.of(environment.getOrDefault("MINGCE_ROOT", "")).toAbsolutePath().normalize();
  }

  /** The folder of all data. */
  public static Path home(Map<String, String> environment) {
    String told = environment.get("MINGCE_HOME");
    Path home = told == null ? root(environment).resolve(".mingce") : Path.of(told);
    return home.toAbsolutePath().normalize();
  }

  /** One port. */
  public int port(PlatformPort port) {
    return java.util.Objects.requireNonNull(ports.get(port), port.name());
  }

  /** The address of something that listens on a port. */
  public String url(PlatformPort port) {
    return "http://localhost:" + port(port);
  }
}
