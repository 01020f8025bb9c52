package dev.mingce.stack.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the packaged stack is, and the command line that runs one of its classes in a process of
 * its own.
 */
final class StackClassPath {

  private StackClassPath() {}

  /**
   * The repository's root: the system property {@code mingce.root}, else the nearest folder above
   * with {@code mvnw}.
   */
  static Path root() {
    String told = System.getProperty("mingce.root", "");
    if (!told.isEmpty()) {
      return Path.of(told);
    }
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("Set the system property mingce.root to the repository");
    }
    return folder;
  }

  /** A command that runs a class of the packaged stack on this JVM's Java. */
  static List<String> command(String mainClass, List<String> jvmOptions, List<String> arguments) {
    Path jars = root().resolve("local-stack/target/stack");
    if (!Files.isDirectory(jars)) {
      throw new IllegalStateException(
          jars + " is missing; run ./mvnw -q -pl local-stack -am -DskipTests package");
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(List.of("@" + classPathFile(jars), mainClass));
    command.addAll(arguments);
    return command;
  }

  // In the order in which ./run lists them: an archive of loaded classes fits one class path only.
  // In
  // a file, because a process shows others the first 4096 characters of its command line.
  private static Path classPathFile(Path jars) {
    try (Stream<Path> files = Files.list(jars)) {
      String classPath =
          files
              .map(Path::toString)
              .filter(name -> name.endsWith(".jar"))
              .sorted()
              .collect(Collectors.joining(File.pathSeparator));
      Path staging = Files.createTempFile(jars.resolveSibling(""), "class-path", ".tmp");
      Files.writeString(staging, "-cp\n\"" + classPath + "\"\n");
      return Files.move(
          staging, jars.resolveSibling("class-path.options"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
