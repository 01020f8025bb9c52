package dev.mingce.dedup.batch;

import dev.mingce.dedup.scoring.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Some threads that share work of which the parts are numbered. */
record Workers(int threads) implements Parts {

  Workers {
    if (threads < 1) {
      throw new IllegalArgumentException("at least one thread");
    }
  }

  @Override
  public <T> List<T> all(int parts, Part<T> work) throws InterruptedException {
    try (ExecutorService executor = Executors.newFixedThreadPool(Math.min(threads, parts))) {
      List<Callable<T>> calls = new ArrayList<>();
      for (int part = 0; part < parts; part++) {
        int number = part;
        calls.add(() -> work.of(number));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> done : executor.invokeAll(calls)) {
        results.add(done.get());
      }
      return results;
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a part of the work failed", failed.getCause());
    }
  }
}
