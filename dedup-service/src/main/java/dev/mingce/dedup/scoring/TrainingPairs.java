package dev.mingce.dedup.scoring;

import java.util.Arrays;

/** Compared pairs, kept compactly. */
public final class TrainingPairs {

  private static final int ATTRIBUTES = Attribute.all().size();

  private long[] levels = new long[1024];
  private float[] frequencies = new float[1024 * ATTRIBUTES];
  private int size;
  private double scale = 1;

  /** Keeps a pair. */
  public void add(PairLevels pair) {
    if (size == levels.length) {
      levels = Arrays.copyOf(levels, size * 2);
      frequencies = Arrays.copyOf(frequencies, size * 2 * ATTRIBUTES);
    }
    long packed = 0;
    for (Attribute attribute : Attribute.all()) {
      packed |= (long) pair.level(attribute) << (4 * attribute.index());
      frequencies[size * ATTRIBUTES + attribute.index()] = (float) pair.frequency(attribute);
    }
    levels[size++] = packed;
  }

  public int size() {
    return size;
  }

  /** How many candidate pairs each of these stands for. */
  public double scale() {
    return scale;
  }

  public void setScale(double pairsForEach) {
    scale = pairsForEach;
  }

  void read(int index, PairLevels into) {
    long packed = levels[index];
    for (Attribute attribute : Attribute.all()) {
      into.set(
          attribute,
          (int) (packed >>> (4 * attribute.index())) & 15,
          frequencies[index * ATTRIBUTES + attribute.index()]);
    }
  }
}
