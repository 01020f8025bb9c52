package dev.mingce.dedup.batch;

import java.util.Arrays;

/** Pairs with their weights. */
public final class Edges {

  private int[] lefts = new int[256];
  private int[] rights = new int[256];
  private float[] weights = new float[256];
  private int size;

  void add(int left, int right, double weight) {
    if (size == lefts.length) {
      lefts = Arrays.copyOf(lefts, size * 2);
      rights = Arrays.copyOf(rights, size * 2);
      weights = Arrays.copyOf(weights, size * 2);
    }
    lefts[size] = left;
    rights[size] = right;
    weights[size++] = (float) weight;
  }

  void addAll(Edges others) {
    for (int i = 0; i < others.size; i++) {
      add(others.lefts[i], others.rights[i], others.weights[i]);
    }
  }

  public int size() {
    return size;
  }

  public int left(int edge) {
    return lefts[edge];
  }

  public int right(int edge) {
    return rights[edge];
  }

  public double weight(int edge) {
    return weights[edge];
  }
}
