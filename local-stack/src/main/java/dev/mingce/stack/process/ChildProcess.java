package dev.mingce.stack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A child process whose output goes to a file. */
public final class ChildProcess {

  private static final int SHOWN_LINES = 8;

  private final String name;
  private final Process process;
  private final Path log;

  private ChildProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /** How a process is asked to stop. */
  public enum Signal {
    /** Stop in good order. */
    TERMINATE("TERM"),
    /** PostgreSQL's fast shutdown. */
    INTERRUPT("INT"),
    /** At once, as in a crash. */
    KILL("KILL");

    private final String code;

    Signal(String code) {
      this.code = code;
    }
  }

  /** Starts a command; its output is appended to {@code log}. */
  public static ChildProcess start(
      String name, List<String> command, Map<String, String> environment, Path log)
      throws IOException {
    Files.createDirectories(log.toAbsolutePath().resolveSibling(""));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return new ChildProcess(name, builder.start(), log);
  }

  /** Runs a command to its end. */
  public static void run(String name, List<String> command, Path log, Duration limit)
      throws IOException {
    ChildProcess child = start(name, command, Map.of(), log);
    if (!child.awaitEnd(limit)) {
      child.process.destroyForcibly();
      throw new IOException(name + " did not end in time: " + child.lastLines());
    }
    // The handle may see the end a moment before the exit value is there to be read.
    if (child.process.onExit().join().exitValue() != 0) {
      throw new IOException(name + " failed: " + child.lastLines());
    }
  }

  /** The name for people. */
  public String name() {
    return name;
  }

  /** The process id. */
  public long pid() {
    return process.pid();
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** The file that takes its output. */
  public Path log() {
    return log;
  }

  /** The process, to be told of its end. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** The last lines of its output, for an error message. */
  public String lastLines() {
    try {
      List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
      return String.join(
          "\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    } catch (IOException unreadable) {
      return "see " + log;
    }
  }

  /** Waits for its end; false when the time was over first. */
  public boolean awaitEnd(Duration limit) {
    return awaitEnd(process.toHandle(), limit);
  }

  /** Asks it to stop, and kills it when it does not within the limit. */
  public void stop(Signal signal, Duration limit) {
    stop(process.toHandle(), signal, limit);
  }

  /** Asks any process to stop, and kills it when it does not within the limit. */
  public static void stop(ProcessHandle process, Signal signal, Duration limit) {
    if (!process.isAlive()) {
      return;
    }
    send(process, signal);
    awaitEndOrKill(process, limit);
  }

  /** Waits for the end of a process that was told to stop, and kills it when the limit is over. */
  public static void awaitEndOrKill(ProcessHandle process, Duration limit) {
    if (!awaitEnd(process, limit)) {
      process.destroyForcibly();
      awaitEnd(process, limit);
    }
  }

  /** Sleeps between two looks at something that cannot be waited for otherwise. */
  public static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting", stopped);
    }
  }

  private static void send(ProcessHandle process, Signal signal) {
    if (signal == Signal.KILL) {
      process.destroyForcibly();
      return;
    }
    if (signal == Signal.TERMINATE) {
      process.destroy();
      return;
    }
    try {
      new ProcessBuilder("kill", "-" + signal.code, Long.toString(process.pid())).start().waitFor();
    } catch (IOException noKill) {
      process.destroy();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean awaitEnd(ProcessHandle process, Duration limit) {
    try {
      process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException stillRuns) {
      return false;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
