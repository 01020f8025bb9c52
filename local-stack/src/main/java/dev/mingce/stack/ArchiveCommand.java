package dev.mingce.stack;

import dev.mingce.stack.testing.PlatformProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code archive}: starts everything once on an empty folder and stops it again, because a JVM that
 * ends archives the classes that it loaded. Every later start of this build does half the work.
 */
final class ArchiveCommand {

  private ArchiveCommand() {}

  static int run() throws IOException {
    Path folder = Files.createTempDirectory("mingce-archive");
    try (PlatformProcess platform =
        PlatformProcess.start(folder, PlatformProcess.Options.usual())) {
      platform.stop();
    }
    delete(folder);
    return 0;
  }

  private static void delete(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
