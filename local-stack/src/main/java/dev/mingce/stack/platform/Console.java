package dev.mingce.stack.platform;

import java.io.PrintStream;

/** What people see while the platform starts and runs. */
final class Console {

  private static final double NANOS = 1e9;

  private final PrintStream out;
  private final long started = System.nanoTime();

  Console(PrintStream out) {
    this.out = out;
  }

  /** A step that is done. */
  void progress(String text) {
    out.printf("%6.1f s  %s%n", (System.nanoTime() - started) / NANOS, text);
  }

  /** Something that people should look at. */
  void warn(String text) {
    out.println("      !   " + text);
  }

  /** Lines as they are. */
  void print(String text) {
    out.println(text);
    out.flush();
  }
}
