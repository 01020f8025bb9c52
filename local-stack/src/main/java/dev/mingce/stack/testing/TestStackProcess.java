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
      ReadyLine ready = start();
      System.setProperty(READY, ready.text());
      return ready;
    }
  }

  private static ReadyLine start() {
    Path store = StackClassPath.root().resolve("local-stack/target/postgres");
    List<String> command =
        StackClassPath.command(
            "dev.mingce.stack.teststack.TestStack", JVM_OPTIONS, List.of(store.toString()));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      BufferedReader output = process.inputReader();
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (ReadyLine.isOne(line)) {
          keep(process, output);
          return ReadyLine.parse(line);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot start the test stack", failed);
    }
    throw new IllegalStateException("The test stack ended before it was ready; see above");
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
