package dev.mingce.stack.platform;

import dev.mingce.stack.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** {@code status} and {@code stop}: look at a run from outside. Use the JDK only. */
public final class StatusCommand {

  private static final Duration STOP_LIMIT = Duration.ofSeconds(45);

  private StatusCommand() {}

  /** What runs on the data folder, for people; empty when nothing does. */
  public static Optional<String> status(Path home) {
    RuntimeFile runtime = RuntimeFile.read(home);
    if (stack(runtime).isEmpty()) {
      return Optional.empty();
    }
    StringBuilder text =
        new StringBuilder("Mingce on " + home + ": " + runtime.get("state") + "\n");
    for (Map.Entry<String, Long> entry : runtime.pids().entrySet()) {
      boolean alive = ProcessHandle.of(entry.getValue()).isPresent();
      text.append(
          "  %-22s process %-8d %s%n"
              .formatted(
                  entry.getKey(), entry.getValue(), alive ? condition(runtime, entry) : "gone"));
    }
    return Optional.of(text.toString());
  }

  /** Asks the run on the data folder to stop, and waits. False when nothing ran. */
  public static boolean stop(Path home) throws IOException {
    Optional<ProcessHandle> stack = stack(RuntimeFile.read(home));
    if (stack.isEmpty()) {
      return false;
    }
    Files.writeString(home.resolve("stop"), "");
    long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
    while (stack.get().isAlive() && System.nanoTime() < deadline) {
      ChildProcess.pause(Duration.ofMillis(100));
    }
    ChildProcess.stop(stack.get(), ChildProcess.Signal.KILL, STOP_LIMIT);
    return true;
  }

  private static String condition(RuntimeFile runtime, Map.Entry<String, Long> entry) {
    for (PlatformService service : PlatformService.values()) {
      if (service.folder().equals(entry.getKey())) {
        String url = "http://localhost:" + runtime.get("port." + service.port().name());
        return (Readiness.isReady(url) ? "ready      " : "not ready  ") + url;
      }
    }
    return "runs";
  }

  private static Optional<ProcessHandle> stack(RuntimeFile runtime) {
    Long pid = runtime.pids().get("stack");
    return Optional.ofNullable(pid)
        .flatMap(ProcessHandle::of)
        .filter(found -> found.info().commandLine().orElse("").contains("dev.mingce.stack.Main"));
  }
}
