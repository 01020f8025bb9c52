package dev.mingce.dedup.scoring;

/**
 * The levels that a pair reached, and how frequent what it agrees on is. Reused from pair to pair,
 * by one thread.
 */
public final class PairLevels {

  private final int[] levels = new int[Attribute.all().size()];
  private final double[] frequencies = new double[Attribute.all().size()];

  /** The number of the level, 0 when the attribute is missing on a side. */
  public int level(Attribute attribute) {
    return levels[attribute.index()];
  }

  /** Share of the records that have the value agreed on, 0 when the level has no such value. */
  public double frequency(Attribute attribute) {
    return frequencies[attribute.index()];
  }

  void set(Attribute attribute, int level, double frequency) {
    levels[attribute.index()] = level;
    frequencies[attribute.index()] = frequency;
  }

  void set(Attribute attribute, int level) {
    set(attribute, level, 0);
  }

  void missing(Attribute attribute) {
    set(attribute, 0, 0);
  }
}
