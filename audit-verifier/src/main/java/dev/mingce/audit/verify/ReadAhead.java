package dev.mingce.audit.verify;

import dev.mingce.audit.tree.Tile;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Reads and checks bundles on all processors, some ahead of who takes them in their order. So the
 * first fault is that of the first bundle which has one, however long each takes.
 */
final class ReadAhead implements AutoCloseable {
  private static final int AHEAD = 64;

  private final BundleCheck bundles;
  private final long size;
  private final ExecutorService workers =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
  private final Deque<Future<BundleCheck.Bundle>> ahead = new ArrayDeque<>();
  private long next;

  /**
   * Begins at once.
   *
   * @param size how many entries the log has
   */
  ReadAhead(BundleCheck bundles, long size) {
    this.bundles = bundles;
    this.size = size;
    fill();
  }

  /**
   * The next bundle; there must be one.
   *
   * @throws Fault what is wrong with it
   */
  BundleCheck.Bundle take() throws IOException {
    Future<BundleCheck.Bundle> first = ahead.remove();
    fill();
    try {
      return first.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      @Nullable Throwable cause = e.getCause();
      if (cause instanceof Fault fault) {
        throw fault;
      }
      throw cause instanceof IOException io ? io : new IOException(cause);
    }
  }

  private void fill() {
    while (ahead.size() < AHEAD && next * Tile.WIDTH < size) {
      long index = next++;
      int width = (int) Math.min(Tile.WIDTH, size - index * Tile.WIDTH);
      ahead.add(workers.submit(() -> bundles.read(index, width)));
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
    workers.close();
  }
}
