package dev.mingce.stack.platform;

import dev.mingce.stack.process.ChildProcess;
import dev.mingce.stack.process.Watchdog;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A child process that is started again when it ends without having been asked to. */
final class KeptAlive {

  /** Starts the process and has the watchdog watch it. */
  interface Starter {
    ChildProcess start() throws IOException;
  }

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration HEALTHY = Duration.ofMinutes(1);

  private final String name;
  private final Starter starter;
  private final Watchdog watchdog;
  private final RuntimeFile runtime;
  private final Console console;
  private @Nullable ChildProcess process;
  private Duration pause = FIRST_PAUSE;
  private boolean stopping;
  private int restarts;

  KeptAlive(String name, Starter starter, Watchdog watchdog, RuntimeFile runtime, Console console) {
    this.name = name;
    this.starter = starter;
    this.watchdog = watchdog;
    this.runtime = runtime;
    this.console = console;
  }

  /** Starts the process; the first start must succeed. */
  synchronized void start() throws IOException {
    if (stopping) {
      return;
    }
    ChildProcess started = starter.start();
    long startedAt = System.nanoTime();
    process = started;
    runtime.putPid(name, started.pid());
    Threads.EXECUTOR.execute(() -> {
      started.handle().onExit().join();
      ended(started, startedAt);
    });
  }

  /** How often it was started again. */
  synchronized int restarts() {
    return restarts;
  }

  /** Ends it for good; nothing is written about it any more when this returns. */
  void stop(ChildProcess.Signal signal, Duration limit) {
    ChildProcess last;
    synchronized (this) {
      stopping = true;
      last = process;
    }
    if (last != null) {
      last.stop(signal, limit);
      forget(last);
    }
  }

  private void ended(ChildProcess ended, long startedAt) {
    Duration next;
    synchronized (this) {
      if (stopping) { // whoever stops it forgets it too, and may remove the folder right after
        return;
      }
      forget(ended);
      Duration lived = Duration.ofNanos(System.nanoTime() - startedAt);
      pause = lived.compareTo(HEALTHY) > 0 ? FIRST_PAUSE : pause;
      next = pause;
      pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
      restarts++;
    }
    console.warn(
        name
            + " ended unexpectedly and is started again in "
            + next.toMillis()
            + " ms; its log is "
            + ended.log());
    ChildProcess.pause(next);
    startAgain(ended);
  }

  private void forget(ChildProcess gone) {
    watchdog.forget(gone.pid());
    runtime.removePid(name);
  }

  private void startAgain(ChildProcess previous) {
    try {
      start();
    } catch (IOException failed) {
      console.warn(name + " could not be started again: " + failed.getMessage());
      ended(previous, System.nanoTime());
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
