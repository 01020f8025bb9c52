package dev.mingce.stack.platform;

import dev.mingce.stack.process.ChildProcess;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The data folder, held by one run at a time. */
final class Home implements AutoCloseable {

  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
  private static final List<String> OWNED =
      List.of("postgres", "kafka", "inbox", "traces", "keys", "logs", "runtime.properties");

  private final Path folder;
  private final FileChannel channel;

  private Home(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /** Takes the folder, or says who holds it. */
  static Home take(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      String pid = String.valueOf(RuntimeFile.read(folder).pids().get("stack"));
      throw new CannotStartException(
          "Mingce runs already on "
              + folder
              + " (process "
              + pid
              + "). ./run stop ends it;"
              + " another folder is chosen by MINGCE_HOME.");
    }
    return new Home(folder, channel);
  }

  Path resolve(String name) {
    return folder.resolve(name);
  }

  Path log(String name) {
    return folder.resolve("logs").resolve(name + ".log");
  }

  /** Ends what an earlier run left behind when it was killed. Returns their names. */
  List<String> endLeftovers() throws IOException {
    Map<String, Long> pids = RuntimeFile.read(folder).pids();
    List<Map.Entry<String, ProcessHandle>> found =
        pids.entrySet().stream()
            .flatMap(
                entry -> ours(entry.getValue()).map(p -> Map.entry(entry.getKey(), p)).stream())
            .toList();
    found.stream()
        .parallel()
        .forEach(entry ->
            ChildProcess.stop(entry.getValue(), ChildProcess.Signal.INTERRUPT, STOP_LIMIT));
    Files.deleteIfExists(folder.resolve("runtime.properties"));
    Files.deleteIfExists(stopRequest());
    return found.stream().map(Map.Entry::getKey).toList();
  }

  /** Deletes the data, and nothing in the folder that is not ours. */
  void deleteData() throws IOException {
    for (String name : OWNED) {
      deleteTree(folder.resolve(name));
    }
  }

  /** A file by which {@code ./run stop} asks this run to stop. */
  Path stopRequest() {
    return folder.resolve("stop");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /**
   * A process id may belong to another program by now; ours name the data folder on their command
   * line.
   */
  private Optional<ProcessHandle> ours(long pid) {
    return ProcessHandle.of(pid)
        .filter(found -> found.pid() != ProcessHandle.current().pid())
        .filter(found -> found.info().commandLine().orElse("").contains(folder.toString()));
  }

  private static void deleteTree(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
