package dev.mingce.dedup.batch;

/** Is told how far a run is. */
@FunctionalInterface
public interface Progress {

  /** Tells nobody. */
  Progress NONE = (step, count) -> {};

  /**
   * A step begins, or goes on.
   *
   * @param step such as {@code weighing pairs}
   * @param count how much of it there is, or was done so far
   */
  void at(String step, long count);
}
