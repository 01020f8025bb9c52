package dev.mingce.stack.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Starts the stack's process, at most one per test JVM, however many class loaders load this class.
 */
final class TestStackProcess {

  private static final String READY = "mingce.stack.ready";
  private static final String REFUSED = "mingce.stack.refused";
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-Xmx320m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseCompactObjectHeaders",
          "-Xshare:auto",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Dmingce.log.level=ERROR");

  private TestStackProcess() {}

  static ReadyLine shared() {
    synchronized (Runtime.getRuntime()) {
      String known = System.getProperty(READY);
      if (known != null) {
        return ReadyLine.parse(known);
      }
      // Once is enough: what keeps it from starting does not change between two tests.
      String refused = System.getProperty(REFUSED);
      if (refused != null) {
        throw new IllegalStateException(refused);
      }
      try {
        ReadyLine ready = start(System.getProperty("mingce.stack", ""));
        System.setProperty(READY, ready.text());
        return ready;
      } catch (IllegalStateException failed) {
        System.setProperty(REFUSED, String.valueOf(failed.getMessage()));
        throw failed;
      }
    }
  }

  /**
   * Starts a process.
   *
   * @param kind what its stores are made of, as in {@code mingce.stack}
   * @throws IllegalStateException when it does not start; its message says why
   */
  static ReadyLine start(String kind) {
    Path programs = StackClassPath.root().resolve("local-stack/target/postgres");
    List<String> command =
        StackClassPath.command(
            "dev.mingce.stack.teststack.TestStack",
            JVM_OPTIONS,
            List.of(kind, programs.toString()));
    String lastWords = "see above";
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      BufferedReader output = process.inputReader();
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (ReadyLine.isOne(line)) {
          keep(process, output);
          return ReadyLine.parse(line);
        }
        lastWords = line;
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot start the test stack", failed);
    }
    throw new IllegalStateException("The test stack did not start: " + lastWords);
  }

  /**
   * The thread holds the process: were it collected as garbage, its standard input would be closed.
   */
  private static void keep(Process process, BufferedReader output) {
    Thread.ofPlatform()
        .daemon()
        .name("mingce-test-stack")
        .start(() -> {
          try {
            while (output.readLine() != null) {
              // What the stack prints later is of no use, but must not fill the pipe.
            }
            process.waitFor();
          } catch (IOException | InterruptedException ended) {
            process.destroy();
          }
        });
  }
}
