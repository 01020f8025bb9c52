package dev.mingce.stack.platform;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Pieces of work that run beside each other and wait for each other's results; the first failure
 * ends the wait for all.
 */
final class Steps {

  private record Step(String name, FutureTask<?> task) {}

  private final List<Step> steps = new ArrayList<>();
  private final BlockingQueue<Step> done = new LinkedBlockingQueue<>();

  /** Begins a piece of work. */
  <T> Result<T> begin(String name, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Step step = new Step(name, task);
    steps.add(step);
    Threads.EXECUTOR.execute(() -> {
      task.run();
      done.add(step);
    });
    return () -> result(step.name(), task);
  }

  /** The result of a piece of work, waited for. */
  @FunctionalInterface
  interface Result<T> {
    T get() throws IOException;
  }

  /** Waits for all, and fails with the first that failed. */
  void awaitAll() throws IOException {
    for (int i = 0; i < steps.size(); i++) {
      try {
        Step step = done.take();
        result(step.name(), step.task());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IOException("Interrupted while starting", stopped);
      }
    }
  }

  private static <T> T result(String name, FutureTask<T> task) throws IOException {
    try {
      return task.get();
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause();
      throw new IOException(name + ": " + (cause == null ? failed : cause.getMessage()), cause);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while starting " + name, stopped);
    }
  }
}
