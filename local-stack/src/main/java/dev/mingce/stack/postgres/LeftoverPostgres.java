package dev.mingce.stack.postgres;

import dev.mingce.stack.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads {@code postmaster.pid}: is a server ready, and did an earlier one stay behind? */
final class LeftoverPostgres {

  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
  private static final int LINE_OF_STATUS = 7;

  private LeftoverPostgres() {}

  /** Whether the server with this process id says that it accepts connections. */
  static boolean isReady(Path statusFile, long pid) throws IOException {
    if (!Files.exists(statusFile)) {
      return false;
    }
    List<String> lines = Files.readAllLines(statusFile);
    return lines.size() > LINE_OF_STATUS
        && lines.getFirst().strip().equals(Long.toString(pid))
        && lines.get(LINE_OF_STATUS).strip().equals("ready");
  }

  /**
   * Ends a server that an earlier run left on this data folder, and removes a lock file whose
   * process id now belongs to another program. A lock file without its process stays: PostgreSQL
   * itself must check then that no backend is left.
   */
  static void end(Path data) throws IOException {
    Path lock = data.resolve("postmaster.pid");
    Optional<ProcessHandle> owner = owner(lock);
    if (owner.isEmpty()) {
      return;
    }
    ProcessHandle found = owner.get();
    String command = found.info().commandLine().orElse("");
    if (command.contains("postgres") && command.contains(data.toString())) {
      ChildProcess.stop(found, ChildProcess.Signal.INTERRUPT, STOP_LIMIT);
    } else {
      Files.deleteIfExists(lock);
    }
  }

  private static Optional<ProcessHandle> owner(Path lock) throws IOException {
    if (!Files.exists(lock)) {
      return Optional.empty();
    }
    try (var lines = Files.lines(lock)) {
      return lines.findFirst().map(String::strip).map(Long::valueOf).flatMap(ProcessHandle::of);
    }
  }
}
