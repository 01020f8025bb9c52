package dev.mingce.stack.demo;

/**
 * A keyed one-to-one mapping of {@code 0 … size-1} onto itself: numbers drawn through it look
 * random and never repeat, without remembering those already drawn. A four-round Feistel network,
 * walked until it falls inside the domain (Black, Rogaway 2002, "Ciphers with arbitrary finite
 * domains").
 */
final class Permutation {
  private static final int ROUNDS = 4;
  private final long size;
  private final long key;
  private final int halfBits;

  Permutation(long size, long key) {
    this.size = size;
    this.key = key;
    int bits = Long.SIZE - Long.numberOfLeadingZeros(size - 1);
    this.halfBits = Math.max(1, (bits + 1) / 2);
  }

  /** The place of {@code number}; numbers that are equal modulo the size share theirs. */
  long of(long number) {
    long place = Math.floorMod(number, size);
    do {
      place = shuffle(place);
    } while (place >= size);
    return place;
  }

  private long shuffle(long value) {
    long mask = (1L << halfBits) - 1;
    long left = value >>> halfBits;
    long right = value & mask;
    for (int round = 0; round < ROUNDS; round++) {
      long next = left ^ (Dice.mix(right ^ Dice.mix(key + round)) & mask);
      left = right;
      right = next;
    }
    return left << halfBits | right;
  }
}
