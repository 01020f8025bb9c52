package dev.mingce.dedup.scoring;

import java.util.List;

/** Does the numbered parts of some work, possibly several at once. */
public interface Parts {

  /** Does one part. */
  @FunctionalInterface
  interface Part<T> {
    T of(int number);
  }

  /** What all parts came to, in the order of their numbers. */
  <T> List<T> all(int parts, Part<T> work) throws InterruptedException;
}
