package dev.mingce.stack.demo;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Chance that depends on nothing but a seed, a customer's number and a purpose, so that any
 * customer can be made alone, in any order, and comes out the same.
 */
final class Dice {
  private final SplittableRandom random;

  Dice(long seed, long number, String purpose) {
    this.random =
        new SplittableRandom(
            mix(seed ^ mix(number ^ mix(purpose.hashCode() * 0x9E3779B97F4A7C15L))));
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** Uniform over {@code 0} (inclusive) to {@code bound} (exclusive). */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Uniform over {@code low} to {@code high}, both inclusive. */
  int between(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  <T> T pick(WeightedTable<T> table) {
    return table.at(random.nextInt(table.total()));
  }

  /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014): spreads neighbouring inputs. */
  static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
