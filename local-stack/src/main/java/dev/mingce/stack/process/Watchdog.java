package dev.mingce.stack.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Ends child processes when this process dies, however it dies. A shell reads from a pipe that only
 * this process holds; when the pipe closes, the shell kills what it was told to watch and deletes
 * what it was told to delete.
 */
public final class Watchdog implements AutoCloseable {

  // QUIT is PostgreSQL's immediate shutdown, and a JVM only prints its threads on it, so KILL
  // follows.
  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      watched=' '
      delete=
      while read -r verb what; do
        case "$verb" in
          watch) watched="$watched$what " ;;
          forget) watched="${watched%% $what *} ${watched#* $what }" ;;
          delete) delete=$what ;;
        esac
      done
      for signal in QUIT KILL; do
        for pid in $watched; do kill -$signal "$pid" 2>/dev/null; done
        turns=0
        for pid in $watched; do
          while kill -0 "$pid" 2>/dev/null && [ $turns -lt 20 ]; do sleep 0.1; turns=$((turns + 1)); done
        done
      done
      [ -z "$delete" ] || rm -rf "$delete"
      """;

  private final OutputStream orders;
  private boolean closed;

  private Watchdog(OutputStream orders) {
    this.orders = orders;
  }

  /** Starts the shell. */
  public static Watchdog start() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(List.of("sh", "-c", SCRIPT, "mingce-watchdog"));
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    return new Watchdog(builder.start().getOutputStream());
  }

  /** A process that must not outlive this one. */
  public void watch(long pid) {
    order("watch " + pid);
  }

  /** A process that has ended; its id may soon belong to another. */
  public void forget(long pid) {
    order("forget " + pid);
  }

  /** A folder that must not outlive this process. */
  public void deleteAtEnd(Path folder) {
    order("delete " + folder);
  }

  /** Ends what is still watched; nothing, when everything was ended in good order. */
  @Override
  public synchronized void close() {
    closed = true;
    try {
      orders.close();
    } catch (IOException broken) {
      throw new UncheckedIOException("The watchdog is gone", broken);
    }
  }

  private synchronized void order(String line) {
    if (closed) {
      return;
    }
    try {
      orders.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      orders.flush();
    } catch (IOException broken) {
      throw new UncheckedIOException("The watchdog is gone", broken);
    }
  }
}
