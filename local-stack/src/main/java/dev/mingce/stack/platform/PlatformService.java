package dev.mingce.stack.platform;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The four services. */
public enum PlatformService {
  /** System of record. */
  CUSTOMER(PlatformPort.CUSTOMER),
  /** Duplicates and quality. */
  DEDUP(PlatformPort.DEDUP),
  /** The append-only log. */
  AUDIT(PlatformPort.AUDIT),
  /** Reminders and webhooks. */
  NOTIFICATION(PlatformPort.NOTIFICATION);

  private final PlatformPort port;

  PlatformService(PlatformPort port) {
    this.port = port;
  }

  /** The name of its folder, its client id and its log. */
  public String folder() {
    return database() + "-service";
  }

  /** The name of its database and of that database's owner. */
  public String database() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where it listens. */
  public PlatformPort port() {
    return port;
  }

  /** The program. */
  public Path jar(Path root) {
    return root.resolve(folder()).resolve("target/quarkus-app/quarkus-run.jar");
  }

  /** Reads {@code all}, {@code none} or names of databases with commas between. */
  public static List<PlatformService> parse(String text) {
    return switch (text) {
      case "all" -> List.of(values());
      case "none" -> List.of();
      default ->
          Arrays.stream(text.split(",", -1))
              .map(name -> valueOf(name.replace("-service", "").toUpperCase(Locale.ROOT)))
              .toList();
    };
  }
}
